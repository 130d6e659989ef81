// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.hostile;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says which of the planted settings somebody has asked. */
@WebServlet("/asked")
public final class AskedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public AskedServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(HostileSettings.asked());
    }
}
