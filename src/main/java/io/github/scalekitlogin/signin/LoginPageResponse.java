// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * The application's login page, shown for a login request: not cached, known to its own form by the Referer, and in touch
 * with the window of an MCP client that opened it. Its own address, where a form of it or a redirect leads back there, names
 * the login request.
 */
public final class LoginPageResponse extends HttpServletResponseWrapper {

    private static final String OPENER_POLICY = "Cross-Origin-Opener-Policy";

    private final UnaryOperator<String> naming;

    /**
     * Wraps the login page's response and sets the headers the page is to have.
     *
     * @param naming adds the login request to the address of the login page, and leaves all others as they are
     */
    public LoginPageResponse(HttpServletResponse response, UnaryOperator<String> naming) {
        super(response);
        this.naming = naming;
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

    /** Faces has the addresses of its forms encoded, for sessions without cookies. */
    @Override
    public String encodeURL(String url) {
        return naming.apply(super.encodeURL(url));
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(naming.apply(location));
    }

    private static boolean isKept(String name) {
        return "Cache-Control".equalsIgnoreCase(name) || "Referrer-Policy".equalsIgnoreCase(name);
    }

    private static String replaced(String name, String value) {
        return OPENER_POLICY.equalsIgnoreCase(name) ? "unsafe-none" : value;
    }
}
