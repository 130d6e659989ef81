// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sets a header on each response. Its init-params are the header's name and value. */
public final class HeaderFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public HeaderFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(getInitParameter("name"), getInitParameter("value"));
        chain.doFilter(request, response);
    }
}
