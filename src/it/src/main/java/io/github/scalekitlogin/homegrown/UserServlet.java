// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.homegrown;

import io.github.scalekitlogin.ScalekitLogin;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs users in with an attribute of the session. With the parameter "says" it tells the filter, too: the name, or all claims. */
@WebServlet("/login")
public final class UserServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public UserServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            User user = User.of(request.getParameter("name"), request.getParameter("password"));
            request.getSession().setAttribute("USER", user.getLogin());
            String says = getServletContext().getInitParameter("says");
            if ("claims".equals(says)) {
                UserClaims claims = UserClaims.builder()
                        .sub(user.getLogin())
                        .email(user.getMail())
                        .emailVerified(true)
                        .roles(user.getRoles())
                        .customAttribute("department", "Garden")
                        .build();
                ScalekitLogin.signedIn(request, claims);
            } else if (says != null) {
                ScalekitLogin.signedIn(request, user.getLogin());
            }
            response.sendRedirect(request.getContextPath() + "/home");
        } catch (ServletException refused) {
            response.sendRedirect(request.getContextPath() + "/login.html");
        }
    }
}
