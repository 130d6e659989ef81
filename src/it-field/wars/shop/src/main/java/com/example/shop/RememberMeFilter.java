// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs people in again by a cookie. */
public final class RememberMeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "remember";

    /** For the container. */
    public RememberMeFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() == null
                && !request.getServletPath().equals("/signin")
                && request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)) {
                    request.getSession();
                    request.login(cookie.getValue(), "secret");
                }
            }
        }
        chain.doFilter(request, response);
    }

    static void remember(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, request.getParameter("user"), 3600));
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "", 0));
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        return cookie;
    }
}
