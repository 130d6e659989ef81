// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.jwt;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps the token that was typed in place of a password. */
@WebServlet("/login")
public final class TokenLoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public TokenLoginServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Cookie token = new Cookie("token", request.getParameter("password"));
        token.setHttpOnly(true);
        token.setPath(request.getContextPath() + "/");
        response.addCookie(token);
        response.sendRedirect(request.getContextPath() + "/home");
    }
}
