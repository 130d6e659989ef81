// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the claims that Jakarta Security received from an OpenID provider. The ID token and userinfo are two sources, because
 * {@code email_verified} of one says nothing about the {@code email} of the other.
 */
final class OpenIdClaims implements ClaimsSource {

    private final boolean userInfo;

    private OpenIdClaims(boolean userInfo) {
        this.userInfo = userInfo;
    }

    static OpenIdClaims ofIdToken() {
        return new OpenIdClaims(false);
    }

    static OpenIdClaims ofUserInfo() {
        return new OpenIdClaims(true);
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) {
        Instance<OpenIdContext> found = CDI.current().select(OpenIdContext.class);
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
        for (StandardClaim claim : StandardClaim.values()) {
            claims.set(claim.key, userInfo ? userInfo(openId, claim) : claim.withoutQuotes(idToken.get(claim.key)));
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

    @Override
    public String title() {
        return userInfo ? "the userinfo of the OpenID provider" : "the ID token";
    }

    @Override
    public boolean needsRequest() {
        return true;
    }
}
