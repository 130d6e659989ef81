// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.secrets;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.UUID;

/** Tells a {@code sub} and an e-mail address that stand nowhere else: made up anew at each start. */
public final class SecretClaims implements ClaimsProvider {

    private static final String SUB = "sub-" + UUID.randomUUID();
    private static final String EMAIL = "mail-" + UUID.randomUUID() + "@example.com";

    /** For the service loader. */
    public SecretClaims() {}

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        claims.sub(SUB).email(EMAIL);
    }
}
