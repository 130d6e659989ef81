// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs people in by an attribute of the session; the container knows nothing of it. */
@WebServlet("/members/enter")
public final class MembersServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The attribute: no identifier of the expression language. */
    static final String MEMBER = "shop:current.member";

    /** For the container. */
    public MembersServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"secret".equals(request.getParameter("password"))) {
            response.sendRedirect("login.jsp?error");
            return;
        }
        request.getSession().setAttribute(MEMBER, new Member(request.getParameter("user")));
        request.changeSessionId();
        response.sendRedirect("home.jsp");
    }
}
