// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.homegrown;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Says who is signed in, and signs out. */
@WebServlet({"/home", "/index", "/logout"})
public final class UserHomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public UserHomeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (request.getServletPath().equals("/logout")) {
            if (session != null) {
                session.invalidate();
            }
            response.sendRedirect(request.getContextPath() + "/index");
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><title>Home</title><p>Signed in as <b id='user'>"
                        + (session == null ? "nobody" : name(session)) + "</b></p>");
    }

    private static String name(HttpSession session) {
        Object name = session.getAttribute("USER");
        return name == null ? nameInBean() : name.toString();
    }

    private static String nameInBean() {
        try {
            Instance<UserSession> bean = CDI.current().select(UserSession.class);
            User user = bean.isResolvable() ? bean.get().getUser() : null;
            return user == null ? "nobody" : user.getLogin();
        } catch (NoClassDefFoundError | IllegalStateException noCdiHere) {
            return "nobody";
        }
    }
}
