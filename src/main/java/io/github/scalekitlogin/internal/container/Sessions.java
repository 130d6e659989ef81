// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.container;

import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Set;

/** Access to HTTP sessions that does not depend on the server. Thread-safe. */
public final class Sessions {

    private Sessions() {}

    /**
     * Returns the session of a request, or null if it has none. Creates no session and never throws; see
     * {@link ContainerQuirk#SESSION_OF_ANOTHER_USER}.
     */
    public static HttpSession find(HttpServletRequest request) {
        try {
            return request.getSession(false);
        } catch (RuntimeException refused) {
            return null;
        }
    }

    /** Returns whether addresses carry the session identifier, because the application does not use a session cookie. */
    public static boolean isIdInAddresses(HttpServletRequest request) {
        Set<SessionTrackingMode> modes = request.getServletContext().getEffectiveSessionTrackingModes();
        return modes != null && modes.contains(SessionTrackingMode.URL) && !modes.contains(SessionTrackingMode.COOKIE);
    }

    /**
     * Returns the session of a request. Creates one if there is none.
     *
     * @throws IllegalStateException if the server does not give the request a session
     */
    public static HttpSession require(HttpServletRequest request) {
        try {
            return request.getSession(true);
        } catch (RuntimeException refused) {
            throw new IllegalStateException("The server does not give this request a session", refused);
        }
    }
}
