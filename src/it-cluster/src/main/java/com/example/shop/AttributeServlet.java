// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;

/** Shows the attributes of the session, or sets one: as another release of the filter may have left it there. */
@WebServlet("/attributes")
public final class AttributeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public AttributeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        String name = request.getParameter("name");
        if (name != null) {
            session.setAttribute(name, value(request));
        }
        response.setContentType("text/plain;charset=UTF-8");
        for (String each : Collections.list(session.getAttributeNames())) {
            Object value = session.getAttribute(each);
            response.getWriter().println(each + " = " + value);
        }
    }

    /** A text; or an instance of a class that only this node's application has. */
    private static Object value(HttpServletRequest request) throws IOException {
        String className = request.getParameter("class");
        if (className == null) {
            return request.getParameter("value");
        }
        try {
            return Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("This application has no " + className, e);
        }
    }
}
