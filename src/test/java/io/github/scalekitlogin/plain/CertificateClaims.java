// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.plain;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Names people by the common name of their certificate: servers differ in how they name the principal of one. */
public final class CertificateClaims implements ClaimsProvider {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** For {@code META-INF/services}. */
    public CertificateClaims() {}

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws InvalidNameException {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute(CERTIFICATES);
        String name = commonName(chain[0].getSubjectX500Principal().getName());
        claims.sub(name).preferredUsername(name).email(name + "@example.com");
    }

    private static String commonName(String subject) throws InvalidNameException {
        return new LdapName(subject)
                .getRdns().stream()
                        .filter(part -> part.getType().equalsIgnoreCase("CN"))
                        .findFirst()
                        .orElseThrow()
                        .getValue()
                        .toString();
    }
}
