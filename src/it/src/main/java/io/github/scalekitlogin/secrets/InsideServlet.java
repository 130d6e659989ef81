// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.secrets;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Shows the session's attributes as a session store would have them, and the classes of all MBeans. */
@WebServlet("/inside")
public final class InsideServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public InsideServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=ISO-8859-1");
        StringBuilder all = new StringBuilder();
        HttpSession session = request.getSession(false);
        if (session != null) {
            for (String name : Collections.list(session.getAttributeNames())) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                    out.writeObject(session.getAttribute(name));
                }
                all.append("attribute ")
                        .append(name)
                        .append(' ')
                        .append(bytes.toString(StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x1F]", " "))
                        .append('\n');
            }
        }
        ManagementFactory.getPlatformMBeanServer()
                .queryMBeans(null, null)
                .forEach(
                        bean -> all.append("mbean ").append(bean.getClassName()).append('\n'));
        response.getWriter().write(all.toString());
    }
}
