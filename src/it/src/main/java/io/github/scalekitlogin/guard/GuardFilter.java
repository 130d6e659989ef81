// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends everybody who is not signed in to the login page, as filters of applications do. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class GuardFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public GuardFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Guard", "seen");
        if (request.getUserPrincipal() == null
                && !request.getRequestURI().startsWith(request.getContextPath() + "/login")) {
            response.sendRedirect(request.getContextPath() + "/login.html");
        } else {
            chain.doFilter(request, response);
        }
    }
}
