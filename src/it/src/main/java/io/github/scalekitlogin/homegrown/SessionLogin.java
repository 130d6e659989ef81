// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.homegrown;

import io.github.scalekitlogin.faces.Login;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Checks the password itself and keeps the user in a bean of the session. */
@Named("login")
@RequestScoped
public class SessionLogin extends Login {

    private final UserSession session;

    /** For the container's client proxy. */
    protected SessionLogin() {
        this(null);
    }

    /**
     * Created by the container for each request.
     *
     * @param session the session's bean
     */
    @Inject
    public SessionLogin(UserSession session) {
        this.session = session;
    }

    @Override
    protected boolean signIn(HttpServletRequest request, HttpServletResponse response, String name, String password)
            throws ServletException {
        session.setUser(User.of(name, password));
        return true;
    }
}
