// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** What the name of whoever is signed in tells. */
final class PrincipalClaims implements ClaimsProvider {

    private final String emailDomain;

    PrincipalClaims(String emailDomain) {
        this.emailDomain = emailDomain;
    }

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        String name = principal.getName();
        claims.sub(name).preferredUsername(name);
        if (ClaimsCheck.EMAIL.matcher(name).matches()) {
            claims.email(name);
        } else if (emailDomain != null) {
            claims.email(name + '@' + emailDomain);
        }
    }
}
