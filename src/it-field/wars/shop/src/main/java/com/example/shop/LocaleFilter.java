// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads people to the pages in their language: {@code /login.jsp} to {@code /de/login.jsp?theme=dark}, with the query. */
public final class LocaleFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public LocaleFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getServletPath().equals("/login.jsp")) {
            String query = request.getQueryString();
            response.sendRedirect(
                    request.getContextPath() + "/de/login.jsp?theme=dark" + (query == null ? "" : "&" + query));
        } else {
            chain.doFilter(request, response);
        }
    }
}
