// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.Map;

/** The claims that the application has given to {@code ScalekitLogin.signedIn} for the account. */
final class LoginClaims implements ClaimsSource {

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        Map<String, Object> given = subject.loginClaims();
        for (Claim claim : Claim.values()) {
            claims.set(claim.key, given.get(claim.key));
        }
        if (given.get(Claim.SUB.key) instanceof String sub && !sub.equals(ClaimValues.strip(sub))) {
            // Without the white space it could be the name of another account.
            claims.refuse(Claim.SUB.key, "begins or ends with white space");
        }
        if (given.get("custom_attributes") instanceof Map<?, ?> attributes) {
            attributes.forEach((name, value) -> {
                if (Claim.isName(Claim.CUSTOM + name)) {
                    claims.set(Claim.CUSTOM + name, value);
                }
            });
        }
    }

    @Override
    public String title() {
        return "the claims of ScalekitLogin.signedIn";
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
