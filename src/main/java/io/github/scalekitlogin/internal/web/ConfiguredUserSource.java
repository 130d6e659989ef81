// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.user.ApplicationPrincipal;
import io.github.scalekitlogin.internal.user.ApplicationUserSource;
import io.github.scalekitlogin.internal.user.PlainNames;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Reads the user that the application keeps, as {@code scalekit.principal} and similar settings say. Thread-safe. */
final class ConfiguredUserSource implements ApplicationUserSource {

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
        String own = PlainNames.of(user);
        return sub.isEmpty() ? own : PlainNames.of(sub.get().valueFor(new ApplicationPrincipal(own, user), request));
    }
}
