// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.plain;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that is not protected and asks for the login itself. */
@WebServlet("/account")
public final class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public AccountServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.authenticate(response)) {
            HomeServlet.show(request, response, 0);
        }
    }
}
