// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.net.URI;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What the values of claims must look like. Each method returns why a value is refused; no reason contains the value. */
final class ClaimFormat {

    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int MAX_ORGANIZATION_NAME_LENGTH = 200;

    private ClaimFormat() {}

    static Optional<String> any(Object value) {
        return Optional.empty();
    }

    /** Refuses control, format and undefined characters. */
    static Optional<String> text(String text) {
        OptionalInt forbidden = ForbiddenCharacters.first(text);
        return forbidden.isPresent()
                ? Optional.of("contains the character " + ForbiddenCharacters.notation(forbidden.getAsInt())
                        + "; control, format and undefined characters are not allowed")
                : Optional.empty();
    }

    static Optional<String> sub(String text) {
        return text(text).or(() -> IdentityText.refusal(text));
    }

    static Optional<String> email(String text) {
        return sub(text).or(() -> EmailAddress.refusal(text));
    }

    static Optional<String> phoneNumber(String text) {
        return refusedUnless(E_164.matcher(text).matches(), "is not E.164, such as +12025550123");
    }

    static Optional<String> url(String text) {
        return text(text).or(() -> refusedUnless(isAbsoluteUrl(text), "is not an absolute URL"));
    }

    static Optional<String> languageTag(String text) {
        return refusedUnless(isLanguageTag(text), "is not a BCP 47 tag, such as en-US");
    }

    static Optional<String> organizationName(String text) {
        return text(text)
                .or(() -> refusedUnless(
                        text.length() <= MAX_ORGANIZATION_NAME_LENGTH,
                        "has more than " + MAX_ORGANIZATION_NAME_LENGTH + " characters"));
    }

    private static Optional<String> refusedUnless(boolean fulfilled, String reason) {
        return fulfilled ? Optional.empty() : Optional.of(reason);
    }

    private static boolean isAbsoluteUrl(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() != null
                    && ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLanguageTag(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
