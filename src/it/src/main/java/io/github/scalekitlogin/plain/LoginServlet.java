// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.plain;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs users in with {@code HttpServletRequest.login}, in the ways of applications. */
@WebServlet("/login")
public final class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The parameter {@code way} names one. */
    public enum Way {
        /** Answers with a redirect to the home page. */
        REDIRECT,
        /** Shows the home page in place of the login page. */
        IN_PLACE,
        /** The same with more than any buffer holds. */
        LONG_IN_PLACE,
        /** Begins a new session before the login, against session fixation. */
        NEW_SESSION_BEFORE,
        /** Begins a new session after the login, which most servers answer by forgetting the login. */
        NEW_SESSION_AFTER
    }

    /** For the container. */
    public LoginServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Way way = Way.valueOf(request.getParameter("way"));
        // Several servers forget a login that finds no session.
        request.getSession();
        if (way == Way.NEW_SESSION_BEFORE) {
            newSession(request);
        }
        try {
            request.login(request.getParameter("name"), request.getParameter("password"));
        } catch (ServletException refused) {
            response.sendRedirect(request.getContextPath() + "/login.html");
            return;
        }
        if (way == Way.NEW_SESSION_AFTER) {
            newSession(request);
        }
        switch (way) {
            case IN_PLACE -> HomeServlet.show(request, response, 0);
            case LONG_IN_PLACE -> HomeServlet.show(request, response, 100_000);
            default -> response.sendRedirect(request.getContextPath() + "/home");
        }
    }

    private static void newSession(HttpServletRequest request) {
        request.getSession().invalidate();
        request.getSession();
    }
}
