// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page of a signed-in user, and the shop window for everybody. */
@WebServlet({"/home", "/window"})
public final class HomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public HomeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShopPage.show(request, response);
    }
}
