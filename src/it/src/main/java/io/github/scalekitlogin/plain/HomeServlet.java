// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.plain;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.Principal;

/** Says who is signed in. */
@WebServlet({"/home", "/index"})
public final class HomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public HomeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, 0);
    }

    /** Shows the page with so many characters besides. */
    static void show(HttpServletRequest request, HttpServletResponse response, int besides) throws IOException {
        Principal principal = request.getUserPrincipal();
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter writer = response.getWriter();
        writer.print("<!DOCTYPE html><title>Home</title><p>Signed in as <b id='user'>"
                + (principal == null ? "nobody" : principal.getName()) + "</b></p>");
        writer.print("<p>" + "x".repeat(besides) + "</p>");
    }
}
