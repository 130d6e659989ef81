// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the claims of a principal that is a MicroProfile JWT token. */
final class JsonWebTokenClaims implements ClaimsProvider {

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        if (principal instanceof JsonWebToken token) {
            for (StandardClaim claim : StandardClaim.values()) {
                Object value = token.getClaim(claim.key);
                ClaimsValidator.set(claims, claim.key, claim.withoutQuotes(value), "the JSON Web Token");
            }
        }
    }
}
