// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The application's login page, shown for a login request: not cached, known to its own form by the Referer, and in touch
 * with the window of an MCP client that opened it.
 */
public final class LoginPageResponse extends HttpServletResponseWrapper {

    private static final String OPENER_POLICY = "Cross-Origin-Opener-Policy";

    /** Wraps the login page's response and sets the headers the page is to have. */
    public LoginPageResponse(HttpServletResponse response) {
        super(response);
        super.setHeader("Cache-Control", "no-store");
        super.setHeader("Referrer-Policy", "same-origin");
        if (response.getHeader(OPENER_POLICY) != null) {
            super.setHeader(OPENER_POLICY, "unsafe-none");
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isKept(name)) {
            super.setHeader(name, replaced(name, value));
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isKept(name)) {
            super.addHeader(name, replaced(name, value));
        }
    }

    private static boolean isKept(String name) {
        return "Cache-Control".equalsIgnoreCase(name) || "Referrer-Policy".equalsIgnoreCase(name);
    }

    private static String replaced(String name, String value) {
        return OPENER_POLICY.equalsIgnoreCase(name) ? "unsafe-none" : value;
    }
}
