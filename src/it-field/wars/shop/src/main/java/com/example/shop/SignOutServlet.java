// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs the user out and forgets the remember-me cookie. */
@WebServlet({"/signout", "/members/signout"})
public final class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SignOutServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RememberMeFilter.forget(request, response);
        request.logout();
        request.getSession().invalidate();
        response.sendRedirect(request.getContextPath() + "/login.jsp");
    }
}
