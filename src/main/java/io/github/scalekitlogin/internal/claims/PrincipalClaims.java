// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.Set;

/** Derives claims from the principal's name. */
final class PrincipalClaims implements ClaimsSource {

    /** Principals whose names look like addresses, but belong to a realm or a certificate. */
    private static final Set<String> NO_ADDRESS =
            Set.of("javax.security.auth.kerberos.KerberosPrincipal", "javax.security.auth.x500.X500Principal");

    private final String emailDomain;

    PrincipalClaims(String emailDomain) {
        this.emailDomain = emailDomain;
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        String name = subject.name();
        String stripped = ClaimValues.strip(name);
        if (stripped.isEmpty()) {
            claims.refuse("sub", "is empty");
            return;
        }
        if (!stripped.equals(name)) {
            // Without the white space it could be the name of another account.
            claims.refuse("sub", "begins or ends with white space; scalekit.principal-name=stripped removes it");
            return;
        }
        claims.set("sub", name);
        claims.set("preferred_username", name);
        if (!NO_ADDRESS.contains(subject.principal().getClass().getName())) {
            addEmail(name, claims);
        }
    }

    private void addEmail(String name, SourceClaims claims) {
        if (emailDomain != null && EmailAddress.isPersonalLocalPart(name)) {
            claims.set("email", name + '@' + emailDomain);
        } else if (EmailAddress.isPersonalAddress(name)) {
            if (emailDomain != null && name.substring(name.indexOf('@') + 1).equalsIgnoreCase(emailDomain)) {
                // Both "ceo" and "ceo@example.com" would have the address ceo@example.com.
                claims.refuse("email", "would be the same for two accounts, because of scalekit.claims.email-domain");
            } else {
                claims.set("email", name);
            }
        }
    }

    @Override
    public String title() {
        return "the name of the principal";
    }

    @Override
    public boolean needsRequest() {
        return false;
    }
}
