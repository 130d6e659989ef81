// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets the container check the password, by {@link HttpServletRequest#login}. */
@Named("login")
@RequestScoped
public class ServletLogin extends Login {

    /** For the container. */
    public ServletLogin() {}

    @Override
    protected boolean signIn(HttpServletRequest request, HttpServletResponse response, String name, String password)
            throws ServletException {
        request.login(name, password);
        return true;
    }
}
