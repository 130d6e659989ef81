// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;

/** A page that shows the user, the cart and the node. */
final class ShopPage {

    /** The session attribute with the name of a user that the shop has signed in by itself. */
    static final String USER = "user";

    static final String CART = "cart";

    private ShopPage() {}

    static void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        Object user = request.getRemoteUser();
        if (user == null && session != null) {
            user = session.getAttribute(USER);
        }
        Object cart = session == null ? null : session.getAttribute(CART);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .printf(
                        "<!DOCTYPE html><html lang='en'><title>Shop</title><h1>Shop</h1>"
                                + "<p>User: <span id='user'>%s</span><p>Cart: <span id='cart'>%s</span>"
                                + "<p>Node: <span id='node'>%s</span></html>%n",
                        Objects.toString(user, ""), Objects.toString(cart, ""), System.getProperty("node", ""));
    }
}
