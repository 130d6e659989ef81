// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.http.HttpServletResponse;

/** Redirects with status 303, so that a POST is never repeated at the new address. Thread-safe. */
final class Redirects {

    private Redirects() {}

    /**
     * Redirects to an address of this application. The browser still sends the {@code Referer}, which is evidence.
     *
     * @param location an address built from settings, never from the request
     */
    static void toApplication(String location, HttpServletResponse response) {
        redirect(location, "same-origin", response);
    }

    /**
     * Redirects to Scalekit, without a {@code Referer}.
     *
     * @param location an address built from settings, never from the request
     */
    static void toScalekit(String location, HttpServletResponse response) {
        redirect(location, "no-referrer", response);
    }

    /**
     * Clears the body but not the headers: {@code reset()} would remove the cookies of the login and sign the user out. Sets
     * the length only in place of another one; see {@code ContainerQuirk.EMPTY_RESPONSE_NEVER_ENDS}.
     */
    private static void redirect(String location, String referrerPolicy, HttpServletResponse response) {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", referrerPolicy);
        if (response.containsHeader("Content-Length")) {
            response.setContentLength(0);
        }
    }
}
