// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.FormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;

/** Jakarta Security's FORM login. */
@FormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/form-login.html", errorPage = "/form-error.html"))
@ApplicationScoped
public class FormSecurity {

    /** For the container. */
    public FormSecurity() {}
}
