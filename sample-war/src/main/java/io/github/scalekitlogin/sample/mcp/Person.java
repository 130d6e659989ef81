// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.List;

/**
 * Whom an access token speaks for.
 *
 * @param sub the user name, as the login filter handed it over
 * @param email empty when the token does not tell
 * @param roles none when the token does not tell
 * @param organization its name, else its id, empty when the token does not tell
 */
record Person(String sub, String email, List<String> roles, String organization) {

    static Person of(JWTClaimsSet claims) {
        String id = text(claims, "organization_external_id");
        String name = text(claims, "organization_external_name");
        List<String> roles = claims.getClaim("roles") instanceof Collection<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
        return new Person(claims.getSubject(), text(claims, "email"), roles, name.isEmpty() ? id : name);
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }
}
