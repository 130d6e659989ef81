// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.guard;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Fails, with a signed-in user or without. */
@WebServlet("/login-fault")
public final class FaultServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public FaultServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        throw new ServletException("A fault of the application's own");
    }
}
