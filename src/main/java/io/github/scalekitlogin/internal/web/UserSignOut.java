// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.user.SecurityFramework;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Signs the user of a request out: ends the session with everything the application keeps in it, and deletes the cookie with
 * which a security framework would sign the same user in again. Thread-safe.
 */
final class UserSignOut {

    private final Optional<String> rememberMeCookie;

    /** Creates the sign-out for a security framework, or for none. */
    UserSignOut(Optional<SecurityFramework> framework) {
        this.rememberMeCookie = framework.flatMap(SecurityFramework::rememberMeCookie);
    }

    /**
     * Signs the user out.
     *
     * @throws ServletException if the container cannot
     */
    void signOut(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        request.logout();
        HttpSession signedOut = request.getSession(false);
        if (signedOut != null) {
            signedOut.invalidate();
        }
        rememberMeCookie.ifPresent(name -> {
            Cookie expired = new Cookie(name, "");
            expired.setMaxAge(0);
            expired.setHttpOnly(true);
            String context = request.getContextPath();
            expired.setPath(context.isEmpty() ? "/" : context);
            response.addCookie(expired);
        });
    }
}
