// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The login page. */
final class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.getWriter().print("""
                <!DOCTYPE html>
                <title>Sign in</title>
                <form method="post">
                <input name="user"> <input name="password" type="password"> <button>Sign in</button>
                </form>
                """);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.login(request.getParameter("user"), request.getParameter("password"));
            response.sendRedirect("/");
        } catch (ServletException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "Wrong user name or password");
        }
    }
}
