// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.UserClaims.Builder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scalekit's claims by name, for sources that map names to values: columns, attributes, settings. */
enum Claim {
    SUB("sub", Claim::toText, Builder::sub),
    EMAIL("email", Claim::toText, Builder::email),
    GIVEN_NAME("given_name", Claim::toText, Builder::givenName),
    FAMILY_NAME("family_name", Claim::toText, Builder::familyName),
    NAME("name", Claim::toText, Builder::name),
    PREFERRED_USERNAME("preferred_username", Claim::toText, Builder::preferredUsername),
    GENDER("gender", Claim::toText, Builder::gender),
    EMAIL_VERIFIED("email_verified", Claim::toBoolean, Builder::emailVerified),
    PHONE_NUMBER("phone_number", Claim::toText, Builder::phoneNumber),
    PHONE_NUMBER_VERIFIED("phone_number_verified", Claim::toBoolean, Builder::phoneNumberVerified),
    PICTURE("picture", Claim::toText, Builder::picture),
    LOCALE("locale", Claim::toText, Builder::locale),
    GROUPS("groups", Claim::toNames, Builder::groups),
    ROLES("roles", Claim::toNames, Builder::roles),
    ORGANIZATION_EXTERNAL_ID("organization_external_id", Claim::toText, Builder::organizationExternalId),
    ORGANIZATION_EXTERNAL_NAME("organization_external_name", Claim::toText, Builder::organizationExternalName);

    /** Prefix of the names of custom attributes. */
    static final String CUSTOM = "custom_attributes.";

    final String key;
    private final BiConsumer<Builder, Object> setter;

    <T> Claim(String key, Function<Object, T> converter, BiConsumer<Builder, T> setter) {
        this.key = key;
        this.setter = (claims, value) -> setter.accept(claims, converter.apply(value));
    }

    /** Returns whether this is the name of a claim or of a custom attribute. Ignores case. */
    static boolean isName(String name) {
        return custom(name) != null || named(name).isPresent();
    }

    /**
     * Sets a claim by name. Ignores null and blank values.
     *
     * @throws IllegalArgumentException if the value does not have the type of the claim; the message does not contain the value
     */
    static void set(Builder claims, String name, Object value) {
        if (value == null
                || (value instanceof CharSequence text && text.toString().isBlank())) {
            return;
        }
        String custom = custom(name);
        if (custom != null) {
            claims.customAttribute(custom, value);
        } else {
            named(name).orElseThrow().setter.accept(claims, value);
        }
    }

    /** Returns whether a claim is a list and collects the values of several rows. */
    static boolean isList(String name) {
        return named(name).filter(claim -> claim == GROUPS || claim == ROLES).isPresent();
    }

    /** Returns all names, for messages. */
    static String names() {
        return Arrays.stream(values())
                .map(claim -> claim.key)
                .collect(Collectors.joining(", ", "", ", " + CUSTOM + '…'));
    }

    private static Optional<Claim> named(String name) {
        return Arrays.stream(values())
                .filter(claim -> claim.key.equalsIgnoreCase(name))
                .findFirst();
    }

    private static String custom(String name) {
        return name.length() > CUSTOM.length() && name.toLowerCase(Locale.ROOT).startsWith(CUSTOM)
                ? name.substring(CUSTOM.length())
                : null;
    }

    private static String toText(Object value) {
        if (value instanceof Locale locale) {
            return locale.toLanguageTag();
        }
        check(
                value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof UUID
                        || value instanceof Enum<?>
                        || value instanceof java.net.URI,
                "a text");
        return value.toString();
    }

    private static Boolean toBoolean(Object value) {
        if (value instanceof Number number) {
            BigDecimal bit = new BigDecimal(number.toString());
            check(bit.signum() == 0 || bit.compareTo(BigDecimal.ONE) == 0, "true or false");
            return bit.signum() != 0;
        }
        String text = value.toString();
        check(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "true or false");
        return Boolean.valueOf(text);
    }

    private static List<String> toNames(Object value) {
        Collection<?> values = value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> collection ? collection : List.of(value);
        return values.stream()
                .filter(Objects::nonNull)
                .map(Claim::toText)
                .distinct()
                .toList();
    }

    private static void check(boolean fulfilled, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }
}
