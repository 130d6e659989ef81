// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Appends a slash to addresses of folders, as many content management systems do. */
public final class SlashFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SlashFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getServletPath().equals("/enter")) {
            String query = request.getQueryString();
            response.sendRedirect(request.getContextPath() + "/enter/" + (query == null ? "" : "?" + query));
        } else if (request.getServletPath().equals("/enter/")) {
            request.getRequestDispatcher("/enter/index.jsp").forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
