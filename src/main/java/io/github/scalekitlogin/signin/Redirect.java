// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.http.HttpServletResponse;

/** Sends a browser elsewhere with 303, so that a POST is never repeated at the new place. */
public final class Redirect {

    private Redirect() {}

    /**
     * Answers with a redirect. Clears the body but never the headers: {@code reset()} would take the login's cookies with
     * it and sign the person out again.
     *
     * @param location where to, built from settings, never from the request
     */
    public static void to(String location, HttpServletResponse response) {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(0);
    }
}
