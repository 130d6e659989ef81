// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;

/** What an application knows of its own users; a CDI bean of the WAR {@code /own-claims}. */
@ApplicationScoped
public class OwnClaims implements ClaimsProvider {

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        claims.email(principal.getName() + "@own.example")
                .givenName("Alice")
                .organizationExternalId("fernhill")
                .organizationExternalName("Fernhill Trading Co.")
                .customAttributes(Map.of("department", "Garden"));
    }
}
