// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The claims with the same name at Scalekit and in OpenID Connect. Without {@code sub}: the principal's name is the
 * {@code sub} of the application.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims">Standard claims</a>
 */
enum StandardClaim {
    EMAIL,
    EMAIL_VERIFIED,
    GIVEN_NAME,
    FAMILY_NAME,
    NAME,
    PREFERRED_USERNAME,
    GENDER,
    PHONE_NUMBER,
    PHONE_NUMBER_VERIFIED,
    PICTURE,
    LOCALE,
    GROUPS;

    final String key = name().toLowerCase(Locale.ROOT);
    final boolean isList = Claim.isList(key);

    /** Returns the claim about which this claim says whether it was verified. */
    Optional<StandardClaim> flagged() {
        return switch (this) {
            case EMAIL_VERIFIED -> Optional.of(EMAIL);
            case PHONE_NUMBER_VERIFIED -> Optional.of(PHONE_NUMBER);
            default -> Optional.empty();
        };
    }

    /** Converts values of a server's JSON library, for example a quoted string, to plain Java values. */
    Object withoutQuotes(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(StandardClaim::plain).toList();
        }
        return value == null ? null : plain(value);
    }

    private static Object plain(Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        String text = value.toString();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
