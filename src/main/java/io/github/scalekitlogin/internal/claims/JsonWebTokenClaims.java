// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the claims of a principal that is a MicroProfile JWT token. */
final class JsonWebTokenClaims implements ClaimsSource {

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        if (subject.principal() instanceof JsonWebToken token) {
            for (Claim claim : Claim.STANDARD) {
                Object value = token.getClaim(claim.key);
                claims.set(claim.key, ClaimValues.withoutQuotes(value));
            }
        }
    }

    @Override
    public String title() {
        return "the JSON Web Token";
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
