// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.attacked;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** A page with a form that contains the user's own name, as profiles and comment forms do. */
@WebServlet("/account/profile")
public final class ProfileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ProfileServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? "nobody" : principal.getName();
        show(
                response,
                "<p>Signed in as <b id='user'>" + name + "</b></p><form method='post'><input name='nickname' value='"
                        + name + "'><button type='submit'>Save</button></form>");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(response, "<p id='saved'>Saved</p>");
    }

    private static void show(HttpServletResponse response, String body) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print("<!DOCTYPE html><title>Profile</title>" + body);
    }
}
