// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.claims.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and validates all settings, and reports all faults in one exception. Used once, by one thread. */
public final class SettingsReader {

    private final SettingValues values;

    private SettingsReader(SettingValues values) {
        this.values = values;
    }

    /**
     * Returns the settings, or empty if {@code scalekit.enabled} is false. In that case no other setting is read.
     *
     * @throws InvalidSettingsException if any setting is missing or wrong; the message lists all faults
     */
    public static Optional<Settings> read(ConfigSources sources) throws InvalidSettingsException {
        SettingValues values = new SettingValues(sources);
        if (Boolean.FALSE.equals(values.get(SettingTable.ENABLED))) {
            return Optional.empty();
        }
        values.readAll();
        SettingRules.check(values);
        values.requireNoFaults();
        return Optional.of(new SettingsReader(values).settings());
    }

    private Settings settings() {
        return new Settings(
                values.get(SettingTable.ENVIRONMENT_URL),
                values.get(SettingTable.CLIENT_ID),
                values.get(
                        values.has(SettingTable.CLIENT_SECRET_FILE)
                                ? SettingTable.CLIENT_SECRET_FILE
                                : SettingTable.CLIENT_SECRET),
                values.get(SettingTable.CONNECTION_ID),
                values.get(SettingTable.PATH),
                values.get(SettingTable.CONTEXT_PATH),
                login(),
                values.get(SettingTable.CONFIRM),
                values.get(SettingTable.ONCE_DATA_SOURCE),
                values.get(SettingTable.STYLESHEET),
                new Settings.Network(
                        values.get(SettingTable.CONNECT_TIMEOUT),
                        values.get(SettingTable.TIMEOUT),
                        values.get(SettingTable.MAX_CONCURRENT_HANDOVERS),
                        values.get(SettingTable.PROXY),
                        values.get(SettingTable.TRUST_STORE)),
                claims(),
                values.nonDefaultSources());
    }

    private Settings.Login login() {
        String principal = values.get(SettingTable.PRINCIPAL);
        Settings.Framework framework =
                ExpressionConverters.toFramework(principal).orElse(null);
        return new Settings.Login(
                values.get(SettingTable.LOGIN_PAGE),
                values.get(SettingTable.LOGOUT_PAGE),
                framework,
                framework == null ? principal : null,
                values.get(SettingTable.PRINCIPAL_ATTRIBUTE));
    }

    private Settings.Claims claims() {
        Map<String, String> fixed = new LinkedHashMap<>();
        SettingTable.CLAIMS.forEach((claim, setting) -> {
            String text = values.get(setting);
            if (text != null && (!claim.isList() || ExpressionConverters.isExpression(text))) {
                fixed.put(claim.key, text);
            }
        });
        if (values.has(SettingTable.CUSTOM_ATTRIBUTES)) {
            values.get(SettingTable.CUSTOM_ATTRIBUTES).forEach((name, value) -> fixed.put(Claim.CUSTOM + name, value));
        }
        return new Settings.Claims(
                values.get(SettingTable.PRINCIPAL_NAME),
                values.get(SettingTable.ALLOW),
                values.get(SettingTable.EMAIL_DOMAIN),
                names(Claim.ROLES),
                names(Claim.GROUPS),
                fixed,
                sql(),
                ldap());
    }

    /** Returns a mapping of roles; none if there is an expression instead. */
    private Map<String, String> names(Claim claim) {
        String text = values.get(SettingTable.CLAIMS.get(claim));
        return text == null || ExpressionConverters.isExpression(text) ? Map.of() : SettingConverters.toPairs(text);
    }

    private Settings.Sql sql() {
        return values.has(SettingTable.SQL_QUERY)
                ? new Settings.Sql(values.get(SettingTable.SQL_DATA_SOURCE), values.get(SettingTable.SQL_QUERY))
                : null;
    }

    private Settings.Ldap ldap() {
        return values.has(SettingTable.LDAP_URL)
                ? new Settings.Ldap(
                        values.get(SettingTable.LDAP_URL),
                        values.get(SettingTable.LDAP_START_TLS),
                        values.get(SettingTable.LDAP_BASE),
                        values.get(SettingTable.LDAP_FILTER),
                        values.get(SettingTable.LDAP_BIND_DN),
                        values.get(SettingTable.LDAP_BIND_PASSWORD),
                        values.get(SettingTable.LDAP_ATTRIBUTES),
                        values.get(SettingTable.LDAP_GROUP_NAME),
                        values.get(SettingTable.LDAP_NESTED_GROUPS))
                : null;
    }
}
