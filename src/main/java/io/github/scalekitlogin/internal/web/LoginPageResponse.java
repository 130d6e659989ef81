// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * The response of the application's login page while a login request is pending. The page is not cached, its form sends the
 * {@code Referer}, and it stays connected to the window of an MCP client that opened it. Forms and redirects that lead to
 * the login page keep the login request.
 */
final class LoginPageResponse extends HttpServletResponseWrapper {

    private static final String OPENER_POLICY = "Cross-Origin-Opener-Policy";

    private final UnaryOperator<String> addLoginRequest;

    /**
     * Wraps a response and sets the headers of the login page.
     *
     * @param addLoginRequest adds the login request to the address of the login page and returns other addresses unchanged
     */
    LoginPageResponse(HttpServletResponse response, UnaryOperator<String> addLoginRequest) {
        super(response);
        this.addLoginRequest = addLoginRequest;
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

    /** Called by Faces for the addresses of its forms. */
    @Override
    public String encodeURL(String url) {
        return addLoginRequest.apply(super.encodeURL(url));
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(addLoginRequest.apply(location));
    }

    private static boolean isKept(String name) {
        return "Cache-Control".equalsIgnoreCase(name) || "Referrer-Policy".equalsIgnoreCase(name);
    }

    private static String replaced(String name, String value) {
        return OPENER_POLICY.equalsIgnoreCase(name) ? "unsafe-none" : value;
    }
}
