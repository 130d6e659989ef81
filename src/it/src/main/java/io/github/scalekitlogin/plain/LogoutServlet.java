// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.plain;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Signs out and forgets the session. */
@WebServlet("/logout")
public final class LogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public LogoutServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(request.getContextPath() + "/index");
    }
}
