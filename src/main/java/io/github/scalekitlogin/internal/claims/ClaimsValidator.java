// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Validates claims before they are sent. Leaves out an invalid optional claim and logs a warning. An invalid {@code sub} or
 * {@code email} is an error. No message contains the value of a claim.
 */
final class ClaimsValidator {

    static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");
    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int MAX_ORGANIZATION_NAME_LENGTH = 200;
    private static final int MAX_DEPTH = 16;

    private static final List<TextClaim> TEXT_CLAIMS = List.of(
            new TextClaim("given_name", UserClaims::givenName, UserClaims.Builder::givenName),
            new TextClaim("family_name", UserClaims::familyName, UserClaims.Builder::familyName),
            new TextClaim("name", UserClaims::name, UserClaims.Builder::name),
            new TextClaim("preferred_username", UserClaims::preferredUsername, UserClaims.Builder::preferredUsername),
            new TextClaim("gender", UserClaims::gender, UserClaims.Builder::gender),
            new TextClaim("picture", UserClaims::picture, UserClaims.Builder::picture),
            new TextClaim(
                    "organization_external_id",
                    UserClaims::organizationExternalId,
                    UserClaims.Builder::organizationExternalId),
            new TextClaim(
                    "organization_external_name",
                    UserClaims::organizationExternalName,
                    UserClaims.Builder::organizationExternalName));

    private final UserClaims claims;
    private final UserClaims.Builder builder;

    /** An optional claim that is a text without a format of its own. */
    private record TextClaim(
            String name,
            Function<UserClaims, String> getter,
            BiFunction<UserClaims.Builder, String, UserClaims.Builder> setter) {}

    private ClaimsValidator(UserClaims.Builder builder) {
        this.claims = builder.build();
        this.builder = builder;
    }

    /** Sets a claim by name. Leaves it out if the value does not have the type of the claim. */
    static void set(UserClaims.Builder claims, String name, Object value, String source) {
        try {
            Claim.set(claims, name, value);
        } catch (IllegalArgumentException e) {
            leaveOut(name, e.getMessage() + ", got " + value.getClass().getName() + " from " + source);
        }
    }

    /**
     * Returns the claims without the invalid ones. Custom attributes may contain any text, because no page shows them.
     *
     * @throws ClaimsException if {@code sub} or {@code email} is missing or invalid
     */
    static UserClaims validated(UserClaims.Builder builder) throws ClaimsException {
        return new ClaimsValidator(builder).validated();
    }

    /** Returns whether a text is a valid {@code organization_external_name}. */
    static boolean isOrganizationName(String text) {
        return !text.isBlank() && text.length() <= MAX_ORGANIZATION_NAME_LENGTH && !ForbiddenCharacters.isIn(text);
    }

    private UserClaims validated() throws ClaimsException {
        builder.sub(required("sub", claims.sub())).email(required("email", claims.email()));
        if (!EMAIL.matcher(claims.email().strip()).matches()) {
            throw invalid("The email of the account is not an e-mail address");
        }
        TEXT_CLAIMS.forEach(this::checkText);
        check(
                "phone_number",
                claims.phoneNumber(),
                text -> E_164.matcher(text).matches(),
                "expected E.164, such as +12025550123",
                builder::phoneNumber);
        check(
                "picture",
                claims.picture(),
                ClaimsValidator::isAbsoluteUrl,
                "expected an absolute URL",
                builder::picture);
        check(
                "locale",
                claims.locale(),
                ClaimsValidator::isLanguageTag,
                "expected a BCP 47 tag, such as en-US",
                builder::locale);
        check(
                "organization_external_name",
                claims.organizationExternalName(),
                text -> text.length() <= MAX_ORGANIZATION_NAME_LENGTH,
                "expected at most " + MAX_ORGANIZATION_NAME_LENGTH + " characters",
                builder::organizationExternalName);
        checkNames("groups", claims.groups(), builder::groups);
        checkNames("roles", claims.roles(), builder::roles);
        checkCustomAttributes();
        return builder.build();
    }

    /** Returns a required claim without white space around it. */
    private static String required(String name, String value) throws ClaimsException {
        if (value == null || value.isBlank()) {
            throw invalid("The account has no " + name);
        }
        String text = value.strip();
        OptionalInt forbidden = ForbiddenCharacters.first(text);
        if (forbidden.isPresent()) {
            throw invalid("The " + name + " of the account contains the character "
                    + ForbiddenCharacters.notation(forbidden.getAsInt())
                    + "; control, format and undefined characters are not allowed");
        }
        return text;
    }

    private static ClaimsException invalid(String message) {
        return new ClaimsException(
                message
                        + ". Set scalekit.claims.sub, scalekit.claims.email or scalekit.claims.email-domain, or supply the"
                        + " claim with another claims source or a " + ClaimsProvider.class.getName(),
                null);
    }

    private void checkText(TextClaim claim) {
        String text = claim.getter().apply(claims);
        if (text != null && ForbiddenCharacters.isIn(text)) {
            leaveOutForbidden(claim.name(), text);
            claim.setter().apply(builder, null);
        }
    }

    private static void check(
            String name, String text, Predicate<String> format, String expected, Consumer<String> setter) {
        if (text != null && !format.test(text)) {
            leaveOut(name, expected);
            setter.accept(null);
        }
    }

    private static void checkNames(String claim, List<String> names, Consumer<List<String>> setter) {
        if (names == null) {
            return;
        }
        List<String> valid =
                names.stream().filter(name -> !ForbiddenCharacters.isIn(name)).toList();
        if (valid.size() < names.size()) {
            names.stream().filter(ForbiddenCharacters::isIn).forEach(name -> leaveOutForbidden(claim, name));
            setter.accept(valid);
        }
    }

    private void checkCustomAttributes() {
        if (claims.customAttributes() != null) {
            claims.customAttributes().forEach((name, value) -> {
                if (!isJson(value, 0)) {
                    leaveOut(Claim.CUSTOM + name, "expected a value that JSON can represent");
                    builder.customAttribute(name, null);
                }
            });
        }
    }

    private static void leaveOutForbidden(String claim, String text) {
        String character =
                ForbiddenCharacters.notation(ForbiddenCharacters.first(text).orElseThrow());
        leaveOut(claim, "contains the character " + character);
    }

    private static void leaveOut(String claim, String reason) {
        LOG.log(Level.WARNING, "The claim {0} is left out: {1}", claim, reason);
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

    private static boolean isJson(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return depth < MAX_DEPTH
                    && map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(each -> isJson(each, depth + 1));
        }
        if (value instanceof Collection<?> values) {
            return depth < MAX_DEPTH && values.stream().allMatch(each -> isJson(each, depth + 1));
        }
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || (value instanceof Number number
                        && value.getClass().getName().startsWith("java.")
                        && Double.isFinite(number.doubleValue()));
    }
}
