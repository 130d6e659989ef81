// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.isolated;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sets headers on every answer of the application, redirects too; telling everybody the whole address is not wise. */
@WebFilter("/*")
public final class IsolatingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public IsolatingFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "unsafe-url");
        chain.doFilter(request, response);
    }
}
