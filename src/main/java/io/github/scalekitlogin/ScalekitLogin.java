// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * For an application that signs people in by itself, without its container, and wants to say so rather than be asked by
 * {@code scalekit.principal} or {@code scalekit.principal-attribute}, neither of which may be set then. Thread-safe.
 */
public final class ScalekitLogin {

    private ScalekitLogin() {}

    /**
     * Says that somebody has just signed in. To be called right after the password was found right, and before the
     * application answers: from a servlet or a Faces bean, by ajax or not. When a login request waits, the application's
     * redirect or page is then replaced by the hand-over. It counts until {@link #signedOut}, or the session's end, before
     * whatever the container's principal is.
     *
     * @param request the current request, not null; it gets a session if it has none
     * @param name the account's name, the same each time, not null; {@code sub} unless {@code scalekit.claims.sub} says otherwise
     * @throws IllegalArgumentException when the name is null or blank
     */
    public static void signedIn(HttpServletRequest request, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("An account needs a name");
        }
        SignedIn.name(request.getSession(), name);
    }

    /**
     * Says that whoever was signed in has signed out. Needed only where the application keeps the session then.
     *
     * @param request the current request, not null
     */
    public static void signedOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            SignedIn.name(session, null);
        }
    }
}
