// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Puts something into the cart. */
@WebServlet("/cart")
public final class CartServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public CartServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute(ShopPage.CART, request.getParameter("add"));
        ShopPage.show(request, response);
    }
}
