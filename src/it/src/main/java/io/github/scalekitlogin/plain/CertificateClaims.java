// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.plain;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Names users by the common name of their certificate: some servers name the principal by the whole subject. Asks the
 * principal, not the request's certificate, which may be another user's once there is a session.
 */
public final class CertificateClaims implements ClaimsProvider {

    /** For {@code META-INF/services}. */
    public CertificateClaims() {}

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws InvalidNameException {
        String name = commonName(principal.getName());
        claims.sub(name).preferredUsername(name).email(name + "@example.com");
    }

    private static String commonName(String name) throws InvalidNameException {
        if (name.indexOf('=') < 0) {
            return name;
        }
        return new LdapName(name)
                .getRdns().stream()
                        .filter(part -> part.getType().equalsIgnoreCase("CN"))
                        .map(Rdn::getValue)
                        .map(Object::toString)
                        .findFirst()
                        .orElse(name);
    }
}
