// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.net.URI;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the texts of claims must look like. */
enum ClaimFormat {
    NONE("", text -> Optional.empty()),
    TEXT("no control, format or undefined characters", ClaimFormat::text),
    IDENTITY(
            "as other texts; not empty, cut off or the default text of an object; no invisible or lost characters; at most"
                    + " 255 characters",
            ClaimFormat::identity),
    EMAIL("as `sub`; an address that a mail server on the Internet could deliver", ClaimFormat::email),
    PHONE_NUMBER("E.164, such as `+12025550123`", ClaimFormat::phoneNumber),
    URL("as other texts; an absolute URL", ClaimFormat::url),
    LANGUAGE_TAG("BCP 47, such as `en-US`", ClaimFormat::languageTag),
    ORGANIZATION_NAME("as other texts; at most 200 characters", ClaimFormat::organizationName);

    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int MAX_ORGANIZATION_NAME_LENGTH = 200;

    final String title;
    private final Function<String, Optional<String>> check;

    ClaimFormat(String title, Function<String, Optional<String>> check) {
        this.title = title;
        this.check = check;
    }

    /** Returns why a text is refused, or empty. The reason does not contain the text. */
    Optional<String> refusal(String text) {
        return check.apply(text);
    }

    private static Optional<String> text(String text) {
        OptionalInt forbidden = ForbiddenCharacters.first(text);
        return forbidden.isPresent()
                ? Optional.of("contains the character " + ForbiddenCharacters.notation(forbidden.getAsInt())
                        + "; control, format and undefined characters are not allowed")
                : Optional.empty();
    }

    private static Optional<String> identity(String text) {
        return text(text).or(() -> IdentityText.refusal(text));
    }

    private static Optional<String> email(String text) {
        return identity(text).or(() -> EmailAddress.refusal(text));
    }

    private static Optional<String> phoneNumber(String text) {
        return refusedUnless(E_164.matcher(text).matches(), "is not E.164, such as +12025550123");
    }

    private static Optional<String> url(String text) {
        return text(text).or(() -> refusedUnless(isAbsoluteUrl(text), "is not an absolute URL"));
    }

    private static Optional<String> languageTag(String text) {
        return refusedUnless(isLanguageTag(text), "is not a BCP 47 tag, such as en-US");
    }

    private static Optional<String> organizationName(String text) {
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
