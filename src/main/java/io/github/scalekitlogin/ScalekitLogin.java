// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * For applications that sign users in without the container and want to say so themselves. An alternative to the settings
 * {@code scalekit.principal} and {@code scalekit.principal-attribute}, neither of which may be set then. Thread-safe.
 *
 * @since 0.1
 */
public final class ScalekitLogin {

    private ScalekitLogin() {}

    /**
     * Says that a user has just signed in. Call it right after the password was checked and before the application answers,
     * from a servlet or a Faces bean, with or without ajax. If a login request is pending, the redirect or page of the
     * application is then replaced by the hand-over. The account counts until {@link #signedOut} is called or the session
     * ends, and goes before the container's principal.
     *
     * @param request the current request, not null; it gets a session if it has none
     * @param name the name of the account, not null, the same each time; it becomes {@code sub} unless
     *     {@code scalekit.claims.sub} is set
     * @throws IllegalArgumentException if the name is null or blank
     * @since 0.1
     */
    public static void signedIn(HttpServletRequest request, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("An account needs a name");
        }
        UserResolver.setNamedAccount(request.getSession(), name);
    }

    /**
     * Says that the user has signed out. Only needed if the application keeps the session then.
     *
     * @param request the current request, not null
     * @since 0.1
     */
    public static void signedOut(HttpServletRequest request) {
        HttpSession session = Sessions.find(request);
        if (session != null) {
            UserResolver.setNamedAccount(session, null);
        }
    }
}
