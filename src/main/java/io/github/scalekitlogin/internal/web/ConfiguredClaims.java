// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.AllowRule;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.claims.LdapDirectory;
import io.github.scalekitlogin.internal.claims.LdapSearch;
import io.github.scalekitlogin.internal.claims.PrincipalName;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.scalekit.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Creates the claims resolver that the settings describe. Its {@link ClaimsResolver#dryRun} shows for the name of a principal
 * which source gives which claim.
 */
public final class ConfiguredClaims {

    private ConfiguredClaims() {}

    /** Returns the resolver. Asks no source, opens no connection. Close it in the end. */
    public static ClaimsResolver resolver(Settings settings) {
        Settings.Claims claims = settings.claims();
        Settings.Network network = settings.network();
        Map<String, Expression> values = new LinkedHashMap<>();
        claims.values().forEach((name, text) -> values.put(name, Expression.of(text)));
        ClaimsResolver.Builder builder = ClaimsResolver.builder()
                .principalName(principalName(claims.name()))
                .allow(allow(claims.allow()))
                .emailDomain(claims.emailDomain())
                .roles(claims.roles())
                .groups(claims.groups())
                .settings(values);
        Settings.Ldap ldap = claims.ldap();
        if (ldap != null) {
            builder.directory(
                    new LdapDirectory(
                            ldap.urls(),
                            ldap.startTls(),
                            network.trustStore(),
                            ldap.bindDn(),
                            ldap.bindPassword(),
                            network.timeout()),
                    new LdapSearch(
                            ldap.base(), ldap.filter(), ldap.attributes(), ldap.groupName(), ldap.nestedGroups()));
        }
        if (claims.sql() != null) {
            builder.database(claims.sql().dataSource(), claims.sql().query(), network.timeout(), JsonText::parse);
        }
        return builder.build();
    }

    private static AllowRule allow(Settings.Allow allow) {
        if (allow == null) {
            return AllowRule.everybody();
        }
        return allow.expression() == null
                ? AllowRule.anyRole(allow.roles())
                : AllowRule.ifTrue(Expression.of(allow.expression()));
    }

    private static PrincipalName principalName(Settings.PrincipalName name) {
        return switch (name.form()) {
            case AS_IS -> PrincipalName.asIs();
            case STRIPPED -> PrincipalName.stripped();
            case SHORT -> PrincipalName.withoutDomain(name.domains());
            case EXPRESSION -> PrincipalName.of(Expression.of(name.expression()));
        };
    }
}
