// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.UserClaims;
import java.security.Principal;
import java.util.List;
import java.util.Map;

/**
 * A made-up user. To resolve its claims loads and initializes classes. If that happens when the application starts, the first real
 * user does not wait for it.
 */
public final class ExampleUser {

    private static final String NAME = "alice@example.com";

    private ExampleUser() {}

    /** Returns the claims, from the name of a principal and a role. Asks nothing of the application. */
    public static UserClaims claims() {
        Principal principal = () -> NAME;
        CollectedClaims collected = new CollectedClaims();
        SourceClaims claims = new SourceClaims("the example");
        new PrincipalClaims(null).addClaims(new ClaimsSubject(principal, NAME, Map.of(), Map.of(), null), claims);
        claims.set(Claim.ROLES.key, List.of("customer"));
        collected.add(claims);
        return collected.builder().build();
    }
}
