// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.authz.Attributes;

/** Reads the attributes of the identity in WildFly Elytron whose names are claim names. */
final class ElytronClaims implements ClaimsProvider {

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        SecurityDomain domain = SecurityDomain.getCurrent();
        SecurityIdentity identity = domain == null ? null : domain.getCurrentSecurityIdentity();
        if (identity == null || !identity.getPrincipal().getName().equals(principal.getName())) {
            return;
        }
        for (Attributes.Entry attribute : identity.getAttributes().entries()) {
            String name = attribute.getKey();
            if (Claim.isName(name) && attribute.size() > 0) {
                ClaimsValidator.set(
                        claims, name, Claim.isList(name) ? attribute.stream().toList() : attribute.get(0), "Elytron");
            }
        }
    }
}
