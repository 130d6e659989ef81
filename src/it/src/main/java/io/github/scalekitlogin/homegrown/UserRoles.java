// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.homegrown;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** What the application knows of its own users, where there are no expressions to say so. */
public final class UserRoles implements ClaimsProvider {

    /** For {@code META-INF/services}. */
    public UserRoles() {}

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws ServletException {
        claims.roles(User.of(principal.getName(), "secret").getRoles());
    }
}
