// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.homegrown;

import io.github.scalekitlogin.ScalekitLogin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Says who has signed in. */
@Specializes
@RequestScoped
public class SayingLogin extends SessionLogin {

    /** For the container's client proxy. */
    protected SayingLogin() {}

    /**
     * Created by the container for each request.
     *
     * @param session the session's bean
     */
    @Inject
    public SayingLogin(UserSession session) {
        super(session);
    }

    @Override
    protected boolean signIn(HttpServletRequest request, HttpServletResponse response, String name, String password)
            throws ServletException {
        super.signIn(request, response, name, password);
        ScalekitLogin.signedIn(request, name);
        return true;
    }
}
