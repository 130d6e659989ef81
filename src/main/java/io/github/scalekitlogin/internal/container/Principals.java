// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.container;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Access to the container's authentication that does not depend on the server. Thread-safe. */
public final class Principals {

    private Principals() {}

    /** Returns the container's principal, or null. Never throws; see {@link ContainerQuirk#FIRST_CALL_THROWS}. */
    public static Principal find(HttpServletRequest request) {
        try {
            return request.getUserPrincipal();
        } catch (RuntimeException firstCall) {
            try {
                return request.getUserPrincipal();
            } catch (RuntimeException secondCall) {
                return null;
            }
        }
    }

    /**
     * Asks the container to authenticate the user. Only the principal afterwards and a committed response tell the result;
     * see {@link ContainerQuirk#UNRELIABLE_AUTHENTICATE}.
     *
     * @return the exception of the container, or null
     */
    public static Exception authenticate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.authenticate(response);
            return null;
        } catch (ServletException | RuntimeException e) {
            return e;
        }
    }
}
