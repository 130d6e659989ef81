// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.user.ApplicationUserSource;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the user that the application keeps, as {@code scalekit.principal} and similar settings say. Thread-safe. */
final class ConfiguredUserSource implements ApplicationUserSource {

    private static final Pattern IDENTITY_HASH = Pattern.compile("[0-9a-f]{1,8}");

    private final String attribute;
    private final Optional<Expression> user;
    private final Optional<Expression> sub;

    ConfiguredUserSource(Settings.Login login, Settings.Claims claims) {
        this.attribute = login.principalAttribute();
        this.user = Optional.ofNullable(login.principal()).map(Expression::of);
        this.sub = Optional.ofNullable(claims.values().get("sub")).map(Expression::of);
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

    /** Returns the name of an object. A record and an object without a text of its own do not have one. */
    private static String ownName(Object user) {
        if (user instanceof Principal principal) {
            return principal.getName();
        }
        boolean text = user instanceof CharSequence
                || user instanceof Number
                || user instanceof UUID
                || user instanceof Enum<?>;
        String string = user.toString();
        return text || !(user instanceof Record || isDefaultText(string, user.getClass())) ? string : null;
    }

    /** Returns whether a text is that of {@code Object.toString()}, also for the bean behind a proxy. */
    private static boolean isDefaultText(String text, Class<?> type) {
        int at = text.lastIndexOf('@');
        return at > 0
                && IDENTITY_HASH.matcher(text.substring(at + 1)).matches()
                && Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                        .anyMatch(each -> each.getName().equals(text.substring(0, at)));
    }
}
