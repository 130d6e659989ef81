// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.internal.cdi.ApplicationBeans;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the claims that Jakarta Security received from an OpenID provider. Claims of userinfo override those of the ID token.
 * {@code email_verified} of the ID token says nothing about another {@code email} of userinfo.
 */
final class OpenIdClaims implements ClaimsSource {

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        Instance<OpenIdContext> found = ApplicationBeans.select(OpenIdContext.class);
        if (!found.isResolvable()) {
            return;
        }
        OpenIdContext openId = found.get();
        if (openId.getIdentityToken() == null) {
            return;
        }
        Map<String, Object> idToken = openId.getIdentityToken().getClaims();
        if (!isAbout(subject.principal().getName(), idToken, openId)) {
            return;
        }
        for (Claim claim : Claim.STANDARD) {
            Object value = userInfo(openId, claim);
            claims.set(
                    claim.key, value == null && isAboutToken(claim, idToken, openId) ? idToken(idToken, claim) : value);
        }
    }

    /** Returns whether a claim of the ID token counts; a flag does unless userinfo has another value than the ID token. */
    private static boolean isAboutToken(Claim claim, Map<String, Object> idToken, OpenIdContext openId) {
        return claim.flagged()
                .filter(value -> userInfo(openId, value) != null)
                .map(value -> userInfo(openId, value).equals(idToken(idToken, value)))
                .orElse(true);
    }

    private static Object idToken(Map<String, Object> idToken, Claim claim) {
        return ClaimValues.withoutQuotes(idToken.get(claim.key));
    }

    private static Object userInfo(OpenIdContext openId, Claim claim) {
        if (openId.getClaims() == null) {
            return null;
        }
        if (claim.isList()) {
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

    @Override
    public String title() {
        return "the OpenID provider";
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
