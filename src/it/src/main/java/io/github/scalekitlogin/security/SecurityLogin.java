// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.security;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import io.github.scalekitlogin.faces.Login;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets Jakarta Security check the password. */
@Named("login")
@RequestScoped
public class SecurityLogin extends Login {

    @Inject
    private SecurityContext securityContext;

    /** For the container. */
    public SecurityLogin() {}

    @Override
    protected boolean signIn(HttpServletRequest request, HttpServletResponse response, String name, String password)
            throws ServletException {
        return switch (securityContext.authenticate(
                request, response, withParams().credential(new UsernamePasswordCredential(name, password)))) {
            case SUCCESS -> true;
            case SEND_CONTINUE -> false;
            default -> throw new ServletException("Not known here");
        };
    }
}
