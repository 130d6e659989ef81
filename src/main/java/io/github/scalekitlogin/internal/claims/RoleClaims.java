// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds the listed application roles that the user has, under the names for Scalekit. */
final class RoleClaims implements ClaimsProvider {

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
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        Claim.set(
                claims,
                claim,
                names.entrySet().stream()
                        .filter(name -> request.isUserInRole(name.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }
}
