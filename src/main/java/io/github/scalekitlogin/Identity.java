// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.claims.LdapDirectory;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is signed in, and what is told of that person, as the settings say. */
final class Identity implements SignedIn.Application {

    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{1,8}");

    private final String attribute;
    private final Optional<Expression> user;
    private final Optional<Expression> sub;

    private Identity(Settings.Login login, Settings.Claims claims) {
        this.attribute = login.principalAttribute();
        this.user = Optional.ofNullable(login.principal()).map(Expression::of);
        this.sub = Optional.ofNullable(claims.values().get("sub")).map(Expression::of);
    }

    static SignedIn signedIn(Settings.Login login, Settings.Claims claims) {
        return login.isByContainer()
                ? SignedIn.asTheContainerSays()
                : SignedIn.asTheApplicationSays(new Identity(login, claims));
    }

    static ClaimsResolver claims(Settings.Claims claims, Duration timeout) {
        Map<String, Expression> values = new LinkedHashMap<>();
        claims.values().forEach((name, text) -> values.put(name, Expression.of(text)));
        ClaimsResolver.Builder providers = ClaimsResolver.builder()
                .emailDomain(claims.emailDomain())
                .roles(claims.roles())
                .groups(claims.groups())
                .settings(values);
        Settings.Ldap ldap = claims.ldap();
        if (ldap != null) {
            providers.directory(
                    new LdapDirectory(ldap.url(), ldap.base(), ldap.bindDn(), ldap.bindPassword(), timeout),
                    ldap.filter(),
                    ldap.attributes());
        }
        if (claims.sql() != null) {
            providers.database(claims.sql().dataSource(), claims.sql().query(), timeout);
        }
        return providers.build();
    }

    @Override
    public Object user(HttpServletRequest request) throws ClaimsException {
        return user.isPresent()
                ? user.get().valueFor(null, request)
                : request.getSession(false).getAttribute(attribute);
    }

    @Override
    public String nameOf(Object user, HttpServletRequest request) throws ClaimsException {
        String own = ownName(user);
        if (sub.isEmpty()) {
            return own;
        }
        Principal principal = own == null ? null : () -> own;
        Object name = sub.get().valueFor(principal, request);
        return name == null ? null : ownName(name);
    }

    /** An object that has no text of its own, or a record with all it holds, names nobody. */
    private static String ownName(Object user) {
        if (user instanceof Principal principal) {
            return principal.getName();
        }
        boolean plain = user instanceof CharSequence
                || user instanceof Number
                || user instanceof UUID
                || user instanceof Enum<?>;
        String text = user.toString();
        return plain || !(user instanceof Record || isAddress(text, user.getClass())) ? text : null;
    }

    /** Returns whether a text is the one every object has: its class, or that of the bean behind a proxy, and a number. */
    private static boolean isAddress(String text, Class<?> type) {
        int at = text.lastIndexOf('@');
        return at > 0
                && NUMBER.matcher(text.substring(at + 1)).matches()
                && Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                        .anyMatch(each -> each.getName().equals(text.substring(0, at)));
    }
}
