// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collection;
import java.util.Map;

/** Reads the attributes that a security framework has received from an identity provider, by the names of standard claims. */
final class FrameworkClaims implements ClaimsProvider {

    private final Map<String, Object> attributes;

    FrameworkClaims(Map<String, Object> attributes) {
        this.attributes = attributes;
    }

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        for (StandardClaim claim : StandardClaim.values()) {
            Object value = attributes.get(claim.key);
            boolean oneInAList = !claim.isList && value instanceof Collection<?> values && values.size() == 1;
            ClaimsValidator.set(
                    claims,
                    claim.key,
                    claim.withoutQuotes(
                            oneInAList ? ((Collection<?>) value).iterator().next() : value),
                    "the attributes of the security framework");
        }
    }
}
