// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.http.HttpServletResponse;

/** Sends a browser elsewhere with 303, so that a POST is never repeated at the new place. */
public final class Redirect {

    private Redirect() {}

    /**
     * Answers with a redirect to another page of the application. The browser goes on saying which page it comes from: that
     * tells the tabs apart.
     *
     * @param location where to, built from settings, never from the request
     */
    public static void within(String location, HttpServletResponse response) {
        answer(location, "same-origin", response);
    }

    /**
     * Answers with a redirect to another site, which learns nothing of the page the browser comes from.
     *
     * @param location where to, built from settings, never from the request
     */
    public static void away(String location, HttpServletResponse response) {
        answer(location, "no-referrer", response);
    }

    /**
     * Clears the body but never the headers: {@code reset()} would take the login's cookies with it and sign the person out
     * again. A length is named only in place of another: Open Liberty never ends an HTTP/2 answer of length 0.
     */
    private static void answer(String location, String referrerPolicy, HttpServletResponse response) {
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
