// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.attacked;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows how often {@link ObservedClaims} was called, and tells it to let another user sign in during its next call. */
@WebServlet("/observed-claims")
public final class ObservedClaimsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ObservedClaimsServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("switch") != null) {
            ObservedClaims.SWITCH_USER.set(true);
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><title>Claims</title><b id='calls'>" + ObservedClaims.CALLS.get() + "</b>");
    }
}
