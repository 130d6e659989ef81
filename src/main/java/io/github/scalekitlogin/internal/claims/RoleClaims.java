// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Those roles of the application that the person has, by the names Scalekit is to have for them. */
final class RoleClaims implements ClaimsProvider {

    private final String claim;
    private final Map<String, String> names;

    /** Takes {@code roles} or {@code groups}, and the application's names with Scalekit's. */
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
