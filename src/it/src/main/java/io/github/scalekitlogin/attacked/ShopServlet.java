// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.attacked;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A public page with links to pages of the signed-in user. */
@WebServlet("/shop")
public final class ShopServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ShopServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String context = request.getContextPath();
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><title>Shop</title><p><a href='" + context + "/home'>My account</a></p>"
                        + "<p><a href='" + context + "/account/profile'>My profile</a></p>");
    }
}
