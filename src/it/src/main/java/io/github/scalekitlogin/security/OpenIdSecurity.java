// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;

/** Jakarta Security's OpenID Connect login. */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${openIdProvider.issuer}",
        clientId = "shop",
        clientSecret = "shop-secret",
        redirectURI = "${baseURL}/callback",
        redirectToOriginalResource = true,
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "preferred_username", callerGroupsClaim = "groups"))
@Named("openIdProvider")
@ApplicationScoped
public class OpenIdSecurity {

    /** For the container. */
    public OpenIdSecurity() {}

    /**
     * The provider of this run.
     *
     * @return its issuer
     */
    public String getIssuer() {
        return System.getProperty("openid.issuer");
    }
}
