// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The user for whom an access token was issued.
 *
 * @param sub the user name, as the login filter has sent it to Scalekit
 * @param email empty if the token does not have it
 * @param roles empty if the token does not have any
 * @param organization its name, else its id; empty if the token does not have it
 * @param customClaims what the login filter has sent as {@code custom_attributes}; Scalekit's tokens have it as
 *     {@code custom_claims}
 * @param scopes the scopes that the user has granted
 */
record Person(
        String sub,
        String email,
        List<String> roles,
        String organization,
        Map<String, Object> customClaims,
        List<String> scopes) {

    static Person of(JWTClaimsSet claims) {
        String id = text(claims, "organization_external_id");
        String name = text(claims, "organization_external_name");
        Map<String, Object> customClaims = new TreeMap<>();
        if (claims.getClaim("custom_claims") instanceof Map<?, ?> found) {
            found.forEach((claim, value) -> customClaims.put(String.valueOf(claim), value));
        }
        return new Person(
                claims.getSubject(),
                text(claims, "email"),
                list(claims, "roles"),
                name.isEmpty() ? id : name,
                customClaims,
                scopes(claims));
    }

    /** RFC 9068 has one text, {@code scope}; some servers issue a list, {@code scopes}. */
    private static List<String> scopes(JWTClaimsSet claims) {
        return Stream.concat(Stream.of(text(claims, "scope").split(" ")), list(claims, "scopes").stream())
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> list(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof Collection<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }
}
