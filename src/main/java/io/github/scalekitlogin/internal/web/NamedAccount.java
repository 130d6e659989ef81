// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.function.BiConsumer;

/** Does what {@code ScalekitLogin} promises. Thread-safe. */
public final class NamedAccount implements BiConsumer<HttpServletRequest, Object> {

    /**
     * Keeps the account that the application names in the session.
     *
     * @param account a name, {@link UserClaims}, or null: nobody
     * @throws IllegalArgumentException if the name is blank or the claims cannot be kept; nobody is signed in then
     */
    @Override
    public void accept(HttpServletRequest request, Object account) {
        String name = null;
        String claims = null;
        try {
            if (account instanceof UserClaims given) {
                claims = LoginClaimsFormat.write(given);
                name = given.sub();
            } else if (account != null) {
                name = requireName((String) account);
            }
        } catch (IllegalArgumentException e) {
            // Not the user before, for whom the application may take the new one.
            accept(request, null);
            throw e;
        }
        HttpSession session = name == null ? Sessions.find(request) : request.getSession();
        if (session != null) {
            UserResolver.setNamedAccount(session, name, claims);
        }
    }

    private static String requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An account needs a name");
        }
        return name;
    }
}
