// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the claims that Jakarta Security received from an OpenID provider. Claims of userinfo override those of the ID token. */
final class OpenIdClaims implements ClaimsProvider {

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims) {
        Instance<OpenIdContext> found = CDI.current().select(OpenIdContext.class);
        if (!found.isResolvable()) {
            return;
        }
        OpenIdContext openId = found.get();
        if (openId.getIdentityToken() == null) {
            return;
        }
        Map<String, Object> idToken = openId.getIdentityToken().getClaims();
        if (!isAbout(principal.getName(), idToken, openId)) {
            return;
        }
        for (StandardClaim claim : StandardClaim.values()) {
            ClaimsValidator.set(claims, claim.key, claim.withoutQuotes(idToken.get(claim.key)), "the ID token");
            ClaimsValidator.set(claims, claim.key, userInfo(openId, claim), "userinfo");
        }
    }

    private static Object userInfo(OpenIdContext openId, StandardClaim claim) {
        if (openId.getClaims() == null) {
            return null;
        }
        if (claim.isList) {
            List<String> names = openId.getClaims().getArrayStringClaim(claim.key);
            return names == null || names.isEmpty() ? null : names;
        }
        return openId.getClaims().getStringClaim(claim.key).orElse(null);
    }

    /** The session may contain claims of an earlier user, if the current user signed in without OpenID Connect. */
    private static boolean isAbout(String name, Map<String, Object> idToken, OpenIdContext openId) {
        return name.equals(openId.getSubject())
                || idToken.values().stream().map(String::valueOf).anyMatch(name::equals)
                || List.of("preferred_username", "email", "name").stream()
                        .map(claim ->
                                Optional.ofNullable(openId.getClaims()).flatMap(claims -> claims.getStringClaim(claim)))
                        .anyMatch(Optional.of(name)::equals);
    }
}
