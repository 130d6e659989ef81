// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.LinkedHashMap;
import java.util.Map;

/** Adds the listed application roles that the user has, under the names for Scalekit. */
final class RoleClaims implements ClaimsSource {

    private final String claim;
    private final Map<String, String> names;

    /**
     * Creates the source.
     *
     * @param claim {@code roles} or {@code groups}
     * @param names application roles, each with the name for Scalekit
     */
    RoleClaims(String claim, Map<String, String> names) {
        this.claim = claim;
        this.names = new LinkedHashMap<>(names);
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        claims.set(
                claim,
                names.entrySet().stream()
                        .filter(name -> subject.request().isUserInRole(name.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    @Override
    public String title() {
        return "the roles of the application";
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
