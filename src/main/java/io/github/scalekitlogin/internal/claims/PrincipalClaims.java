// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Derives claims from the principal's name. */
final class PrincipalClaims implements ClaimsProvider {

    private final String emailDomain;

    PrincipalClaims(String emailDomain) {
        this.emailDomain = emailDomain;
    }

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        String name = principal.getName().strip();
        claims.sub(name).preferredUsername(name);
        if (ClaimsValidator.EMAIL.matcher(name).matches()) {
            claims.email(name);
        } else if (emailDomain != null) {
            claims.email(name + '@' + emailDomain);
        }
    }
}
