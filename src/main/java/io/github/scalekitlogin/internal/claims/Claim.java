// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.claims.UserClaims.Builder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scalekit's claims: name, type, and what a value must look like. */
enum Claim {
    SUB("sub", ClaimValues::text, ClaimFormat::sub, UserClaims::sub, Builder::sub),
    EMAIL("email", ClaimValues::text, ClaimFormat::email, UserClaims::email, Builder::email),
    GIVEN_NAME("given_name", ClaimValues::text, ClaimFormat::text, UserClaims::givenName, Builder::givenName),
    FAMILY_NAME("family_name", ClaimValues::text, ClaimFormat::text, UserClaims::familyName, Builder::familyName),
    NAME("name", ClaimValues::text, ClaimFormat::text, UserClaims::name, Builder::name),
    PREFERRED_USERNAME(
            "preferred_username",
            ClaimValues::text,
            ClaimFormat::text,
            UserClaims::preferredUsername,
            Builder::preferredUsername),
    GENDER("gender", ClaimValues::text, ClaimFormat::text, UserClaims::gender, Builder::gender),
    EMAIL_VERIFIED(
            "email_verified", ClaimValues::bool, ClaimFormat::any, UserClaims::emailVerified, Builder::emailVerified),
    PHONE_NUMBER(
            "phone_number", ClaimValues::text, ClaimFormat::phoneNumber, UserClaims::phoneNumber, Builder::phoneNumber),
    PHONE_NUMBER_VERIFIED(
            "phone_number_verified",
            ClaimValues::bool,
            ClaimFormat::any,
            UserClaims::phoneNumberVerified,
            Builder::phoneNumberVerified),
    PICTURE("picture", ClaimValues::text, ClaimFormat::url, UserClaims::picture, Builder::picture),
    LOCALE("locale", ClaimValues::text, ClaimFormat::languageTag, UserClaims::locale, Builder::locale),
    GROUPS("groups", ClaimValues::names, ClaimFormat::any, UserClaims::groups, Builder::groups),
    ROLES("roles", ClaimValues::names, ClaimFormat::any, UserClaims::roles, Builder::roles),
    ORGANIZATION_EXTERNAL_ID(
            "organization_external_id",
            ClaimValues::text,
            ClaimFormat::text,
            UserClaims::organizationExternalId,
            Builder::organizationExternalId),
    ORGANIZATION_EXTERNAL_NAME(
            "organization_external_name",
            ClaimValues::text,
            ClaimFormat::organizationName,
            UserClaims::organizationExternalName,
            Builder::organizationExternalName);

    /** Prefix of the names of custom attributes. */
    static final String CUSTOM = "custom_attributes.";

    final String key;
    private final Function<Object, Object> converter;
    private final Function<UserClaims, Object> getter;
    private final BiConsumer<Builder, Object> setter;

    /**
     * Creates a claim.
     *
     * @param type converts an object to the type of the claim
     * @param format checks a converted value
     */
    @SuppressWarnings("unchecked")
    <T> Claim(
            String key,
            Function<Object, T> type,
            Function<T, Optional<String>> format,
            Function<UserClaims, T> getter,
            BiConsumer<Builder, T> setter) {
        this.key = key;
        this.converter = object -> {
            T value = type.apply(object);
            format.apply(value).ifPresent(reason -> {
                throw new RefusedValueException(reason);
            });
            return value;
        };
        this.getter = getter::apply;
        this.setter = (claims, value) -> setter.accept(claims, (T) value);
    }

    /**
     * Returns the value of a claim as it is sent.
     *
     * @throws RefusedValueException if the value does not have the type or the format of the claim
     */
    Object convert(Object value) {
        return converter.apply(value);
    }

    /** Returns the value in finished claims, or null. */
    Object in(UserClaims claims) {
        return getter.apply(claims);
    }

    /** Sets a converted value. */
    void set(Builder claims, Object value) {
        setter.accept(claims, value);
    }

    /** Returns whether the account cannot be handed over without this claim. */
    boolean isRequired() {
        return this == SUB || this == EMAIL;
    }

    /** Returns the claim that says whether the value of this claim was verified. */
    Optional<Claim> flag() {
        return switch (this) {
            case EMAIL -> Optional.of(EMAIL_VERIFIED);
            case PHONE_NUMBER -> Optional.of(PHONE_NUMBER_VERIFIED);
            default -> Optional.empty();
        };
    }

    /** Returns the claim about which this claim says whether it was verified. */
    Optional<Claim> flagged() {
        return Arrays.stream(values())
                .filter(claim -> claim.flag().filter(this::equals).isPresent())
                .findFirst();
    }

    /** Returns whether this is the name of a claim or of a custom attribute. Ignores case. */
    static boolean isName(String name) {
        return custom(name).isPresent() || named(name).isPresent();
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

    /** Returns a claim by name. Ignores case. */
    static Optional<Claim> named(String name) {
        return Arrays.stream(values())
                .filter(claim -> claim.key.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns the name of a custom attribute without the prefix, or empty for another name. */
    static Optional<String> custom(String name) {
        return name.length() > CUSTOM.length() && name.toLowerCase(Locale.ROOT).startsWith(CUSTOM)
                ? Optional.of(name.substring(CUSTOM.length()))
                : Optional.empty();
    }
}
