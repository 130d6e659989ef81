// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.UserClaims.Builder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of Scalekit's claims. A row has all that is known about a claim, and its setting: a claim that Scalekit adds needs a row
 * here, and its methods in {@link io.github.scalekitlogin.claims.UserClaims}.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims">Standard claims</a>
 */
public enum Claim {
    SUB(
            "sub",
            Type.TEXT,
            ClaimFormat.IDENTITY,
            Origin.NAME,
            Builder::sub,
            "The user's identifier in the application, stable and never reassigned.",
            "${currentUser.id}"),
    EMAIL(
            "email",
            Type.TEXT,
            ClaimFormat.EMAIL,
            Origin.ADDRESS,
            Builder::email,
            "The e-mail address.",
            "${currentUser.email}"),
    EMAIL_VERIFIED(EMAIL, Builder::emailVerified, "Whether the application has verified the e-mail address."),
    GIVEN_NAME(
            "given_name",
            Type.TEXT,
            ClaimFormat.TEXT,
            Origin.PROVIDER,
            Builder::givenName,
            "The given name.",
            "${currentUser.firstName}"),
    FAMILY_NAME(
            "family_name",
            Type.TEXT,
            ClaimFormat.TEXT,
            Origin.PROVIDER,
            Builder::familyName,
            "The family name.",
            "${currentUser.lastName}"),
    NAME(
            "name",
            Type.TEXT,
            ClaimFormat.TEXT,
            Origin.PROVIDER,
            Builder::name,
            "The full name for display.",
            "${currentUser.fullName}"),
    PREFERRED_USERNAME(
            "preferred_username",
            Type.TEXT,
            ClaimFormat.TEXT,
            Origin.NAME_OR_PROVIDER,
            Builder::preferredUsername,
            "The name with which the user signs in.",
            "${name}"),
    GENDER(
            "gender",
            Type.TEXT,
            ClaimFormat.TEXT,
            Origin.PROVIDER,
            Builder::gender,
            "The gender.",
            "${currentUser.gender}"),
    PHONE_NUMBER(
            "phone_number",
            Type.TEXT,
            ClaimFormat.PHONE_NUMBER,
            Origin.PROVIDER,
            Builder::phoneNumber,
            "The phone number.",
            "+12025550123"),
    PHONE_NUMBER_VERIFIED(
            PHONE_NUMBER, Builder::phoneNumberVerified, "Whether the application has verified the phone number."),
    PICTURE(
            "picture",
            Type.TEXT,
            ClaimFormat.URL,
            Origin.PROVIDER,
            Builder::picture,
            "The address of a picture.",
            "https://app.example.com/pictures/${currentUser.id}"),
    LOCALE("locale", Type.TEXT, ClaimFormat.LANGUAGE_TAG, Origin.PROVIDER, Builder::locale, "The language.", "en-US"),
    GROUPS(
            "groups",
            Type.NAMES,
            ClaimFormat.TEXT,
            Origin.PROVIDER,
            Builder::groups,
            "Roles of the application that are sent as groups, if the user has them.",
            "clerk=staff"),
    ROLES(
            "roles",
            Type.NAMES,
            ClaimFormat.TEXT,
            Origin.NONE,
            Builder::roles,
            "Roles of the application that are sent, if the user has them.",
            "customer,clerk=order-clerk"),
    ORGANIZATION_EXTERNAL_ID(
            "organization_external_id",
            Type.TEXT,
            ClaimFormat.TEXT,
            Origin.NONE,
            Builder::organizationExternalId,
            "The application's identifier of the user's organisation.",
            "${currentUser.company.id}"),
    ORGANIZATION_EXTERNAL_NAME(
            "organization_external_name",
            Type.TEXT,
            ClaimFormat.ORGANIZATION_NAME,
            Origin.NONE,
            Builder::organizationExternalName,
            "The name of the organisation, shown on the consent page.",
            "Fernhill Trading Co.");

    /** Prefix of the names of custom attributes. */
    public static final String CUSTOM = "custom_attributes.";

    /** The claims with the same name at Scalekit and in OpenID Connect. */
    static final List<Claim> STANDARD =
            Arrays.stream(values()).filter(claim -> claim.origin.standard).toList();

    public final String key;
    public final String description;
    /** A value of the setting. */
    public final String example;

    final Type type;
    final ClaimFormat format;
    final Origin origin;
    private final Claim flagged;
    private final BiConsumer<Builder, Object> setter;

    /** The types of claims in JSON. */
    enum Type {
        TEXT("text", ClaimValues::text),
        BOOLEAN("true or false", ClaimValues::bool),
        NAMES("list of texts", ClaimValues::names);

        final String title;
        private final Function<Object, Object> converter;

        Type(String title, Function<Object, Object> converter) {
            this.title = title;
            this.converter = converter;
        }
    }

    /** Where a claim comes from without any setting. An identity provider is one of OpenID Connect, JWT or a framework. */
    enum Origin {
        NAME("the principal's name", false),
        NAME_OR_PROVIDER("an identity provider, otherwise the principal's name", true),
        ADDRESS("an identity provider, otherwise the principal's name if it is an e-mail address", true),
        PROVIDER("an identity provider", true),
        NONE("not sent", false);

        final String title;
        /** Whether the claim is a standard claim of OpenID Connect. */
        private final boolean standard;

        Origin(String title, boolean standard) {
            this.title = title;
            this.standard = standard;
        }
    }

    <T> Claim(
            String key,
            Type type,
            ClaimFormat format,
            Origin origin,
            BiConsumer<Builder, T> setter,
            String description,
            String example) {
        this(key, type, format, origin, null, setter, description, example);
    }

    /** Creates the claim that says whether the value of another claim was verified. */
    Claim(Claim flagged, BiConsumer<Builder, Boolean> setter, String description) {
        this(
                flagged.key + "_verified",
                Type.BOOLEAN,
                ClaimFormat.NONE,
                Origin.PROVIDER,
                flagged,
                setter,
                description,
                "true");
    }

    @SuppressWarnings("unchecked")
    <T> Claim(
            String key,
            Type type,
            ClaimFormat format,
            Origin origin,
            Claim flagged,
            BiConsumer<Builder, T> setter,
            String description,
            String example) {
        this.key = key;
        this.type = type;
        this.format = format;
        this.origin = origin;
        this.flagged = flagged;
        this.setter = (claims, value) -> setter.accept(claims, (T) value);
        this.description = description;
        this.example = example;
    }

    /** Returns the key of the setting with the value of this claim. */
    public String setting() {
        return setting(key);
    }

    /** Returns the key of the setting with the value of a claim or custom attribute. */
    static String setting(String name) {
        return "scalekit.claims." + (custom(name).isPresent() ? "custom-attributes" : name.replace('_', '-'));
    }

    /** Returns where the claim comes from without any setting, for the documentation. */
    public String origin() {
        return origin.title;
    }

    /** Returns whether the claim is a list and collects the values of several rows. */
    public boolean isList() {
        return type == Type.NAMES;
    }

    /** Returns the claim about which this claim says whether it was verified. */
    public Optional<Claim> flagged() {
        return Optional.ofNullable(flagged);
    }

    /** Returns whether the account cannot be handed over without this claim. */
    boolean isRequired() {
        return this == SUB || this == EMAIL;
    }

    /**
     * Returns the value of a claim as it is sent.
     *
     * @throws RefusedValueException if the value does not have the type or the format of the claim
     */
    Object convert(Object value) {
        Object converted = type.converter.apply(value);
        if (converted instanceof String text) {
            format.refusal(text).ifPresent(reason -> {
                throw new RefusedValueException(reason);
            });
        }
        return converted;
    }

    /** Sets a converted value. */
    void set(Builder claims, Object value) {
        setter.accept(claims, value);
    }

    /** Returns whether this is the name of a claim or of a custom attribute. Ignores case. */
    public static boolean isName(String name) {
        return custom(name).isPresent() || named(name).isPresent();
    }

    /** Returns whether a claim is a list and collects the values of several rows. */
    static boolean isList(String name) {
        return named(name).filter(Claim::isList).isPresent();
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
