// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.authz.Attributes;

/** Reads the attributes of the identity in WildFly Elytron whose names are claim names. */
final class ElytronClaims implements ClaimsSource {

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        SecurityDomain domain = SecurityDomain.getCurrent();
        SecurityIdentity identity = domain == null ? null : domain.getCurrentSecurityIdentity();
        if (identity == null
                || !identity.getPrincipal().getName().equals(subject.principal().getName())) {
            return;
        }
        for (Attributes.Entry attribute : identity.getAttributes().entries()) {
            String name = attribute.getKey();
            if (Claim.isName(name) && attribute.size() > 0) {
                claims.set(name, Claim.isList(name) ? attribute.stream().toList() : attribute.get(0));
            }
        }
    }

    @Override
    public String title() {
        return "the identity of WildFly Elytron";
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
