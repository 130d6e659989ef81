// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.Collection;

/** Reads the attributes that a security framework has received from an identity provider, by the names of standard claims. */
final class FrameworkClaims implements ClaimsSource {

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        for (Claim claim : Claim.STANDARD) {
            Object value = subject.attributes().get(claim.key);
            boolean oneInAList = !claim.isList() && value instanceof Collection<?> values && values.size() == 1;
            claims.set(
                    claim.key,
                    ClaimValues.withoutQuotes(
                            oneInAList ? ((Collection<?>) value).iterator().next() : value));
        }
    }

    @Override
    public String title() {
        return "the attributes of the security framework";
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
