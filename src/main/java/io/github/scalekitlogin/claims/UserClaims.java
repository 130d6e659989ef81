// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The claims of a user that are sent to Scalekit. Null components are not sent. {@code sub} and {@code email} are required
 * unless {@code loginFailed} is true. Immutable, but values inside {@code customAttributes} are not copied. Created with
 * {@link #builder()}.
 *
 * @see <a href="https://docs.scalekit.com/">Scalekit's documentation of the user details</a>
 * @param sub the user's identifier in the application, stable and never reassigned
 * @param email e-mail address
 * @param givenName given name
 * @param familyName family name
 * @param name full name for display
 * @param preferredUsername name with which the user signs in
 * @param gender gender
 * @param emailVerified whether the application has verified the e-mail address
 * @param phoneNumber phone number, E.164 such as {@code +12025550123}
 * @param phoneNumberVerified whether the application has verified the phone number
 * @param picture absolute URL of a picture
 * @param locale BCP 47 tag such as {@code en-US}
 * @param groups groups
 * @param roles roles
 * @param customAttributes other claims, JSON values only; they become part of the access token
 * @param organizationExternalId the application's identifier of the user's organisation
 * @param organizationExternalName name of the organisation, at most 200 characters, shown on the consent page
 * @param loginFailed true reports a failed login; no other component is required then
 * @since 0.1
 */
public record UserClaims(
        String sub,
        String email,
        String givenName,
        String familyName,
        String name,
        String preferredUsername,
        String gender,
        Boolean emailVerified,
        String phoneNumber,
        Boolean phoneNumberVerified,
        String picture,
        String locale,
        List<String> groups,
        List<String> roles,
        Map<String, Object> customAttributes,
        String organizationExternalId,
        String organizationExternalName,
        Boolean loginFailed) {

    /** Copies the collections. */
    public UserClaims {
        groups = withoutNulls(groups);
        roles = withoutNulls(roles);
        customAttributes =
                customAttributes == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(customAttributes));
    }

    private static List<String> withoutNulls(List<String> names) {
        return names == null ? null : names.stream().filter(Objects::nonNull).toList();
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the report of a failed login. */
    public static UserClaims failedLogin() {
        return builder().loginFailed(true).build();
    }

    /** Returns a text without any claim: claims must not be logged. */
    @Override
    public String toString() {
        return "UserClaims[***]";
    }

    /** Collects claims. Null removes a claim. Not thread-safe. */
    public static final class Builder {

        private String sub;
        private String email;
        private String givenName;
        private String familyName;
        private String name;
        private String preferredUsername;
        private String gender;
        private Boolean emailVerified;
        private String phoneNumber;
        private Boolean phoneNumberVerified;
        private String picture;
        private String locale;
        private List<String> groups;
        private List<String> roles;
        private Map<String, Object> customAttributes;
        private String organizationExternalId;
        private String organizationExternalName;
        private Boolean loginFailed;

        private Builder() {}

        /** Sets the user's identifier in the application, stable and never reassigned. */
        public Builder sub(String sub) {
            this.sub = sub;
            return this;
        }

        /**
         * Sets the e-mail address. An address that replaces another one removes {@code emailVerified}, which was about the other
         * one: set {@code emailVerified} afterwards.
         */
        public Builder email(String email) {
            if (this.email != null && !this.email.equals(email)) {
                this.emailVerified = null;
            }
            this.email = email;
            return this;
        }

        /** Sets the given name. */
        public Builder givenName(String givenName) {
            this.givenName = givenName;
            return this;
        }

        /** Sets the family name. */
        public Builder familyName(String familyName) {
            this.familyName = familyName;
            return this;
        }

        /** Sets the full name for display. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Sets the name with which the user signs in. */
        public Builder preferredUsername(String preferredUsername) {
            this.preferredUsername = preferredUsername;
            return this;
        }

        /** Sets the gender. */
        public Builder gender(String gender) {
            this.gender = gender;
            return this;
        }

        /** Sets whether the application has verified the e-mail address. */
        public Builder emailVerified(Boolean emailVerified) {
            this.emailVerified = emailVerified;
            return this;
        }

        /**
         * Sets the phone number, E.164 such as {@code +12025550123}. A number that replaces another one removes
         * {@code phoneNumberVerified}, which was about the other one: set {@code phoneNumberVerified} afterwards.
         */
        public Builder phoneNumber(String phoneNumber) {
            if (this.phoneNumber != null && !this.phoneNumber.equals(phoneNumber)) {
                this.phoneNumberVerified = null;
            }
            this.phoneNumber = phoneNumber;
            return this;
        }

        /** Sets whether the application has verified the phone number. */
        public Builder phoneNumberVerified(Boolean phoneNumberVerified) {
            this.phoneNumberVerified = phoneNumberVerified;
            return this;
        }

        /** Sets the absolute URL of a picture. */
        public Builder picture(String picture) {
            this.picture = picture;
            return this;
        }

        /** Sets the BCP 47 tag such as {@code en-US}. */
        public Builder locale(String locale) {
            this.locale = locale;
            return this;
        }

        /** Sets the groups. */
        public Builder groups(List<String> groups) {
            this.groups = groups;
            return this;
        }

        /** Sets the roles. */
        public Builder roles(List<String> roles) {
            this.roles = roles;
            return this;
        }

        /** Sets the other claims, JSON values only; they become part of the access token. */
        public Builder customAttributes(Map<String, Object> customAttributes) {
            this.customAttributes = customAttributes;
            return this;
        }

        /** Sets one custom attribute and keeps the others. Null removes it. */
        public Builder customAttribute(String name, Object value) {
            Map<String, Object> all = new LinkedHashMap<>(customAttributes == null ? Map.of() : customAttributes);
            all.put(name, value);
            all.values().removeIf(Objects::isNull);
            return customAttributes(all.isEmpty() ? null : all);
        }

        /** Sets the application's identifier of the user's organisation. */
        public Builder organizationExternalId(String organizationExternalId) {
            this.organizationExternalId = organizationExternalId;
            return this;
        }

        /** Sets the organisation's name, at most 200 characters, shown on the consent page. */
        public Builder organizationExternalName(String organizationExternalName) {
            this.organizationExternalName = organizationExternalName;
            return this;
        }

        /** Sets whether to report a failed login. A provider that sets true denies the login. */
        public Builder loginFailed(Boolean loginFailed) {
            this.loginFailed = loginFailed;
            return this;
        }

        /** Returns the claims set so far. */
        public UserClaims build() {
            return new UserClaims(
                    sub,
                    email,
                    givenName,
                    familyName,
                    name,
                    preferredUsername,
                    gender,
                    emailVerified,
                    phoneNumber,
                    phoneNumberVerified,
                    picture,
                    locale,
                    groups,
                    roles,
                    customAttributes,
                    organizationExternalId,
                    organizationExternalName,
                    loginFailed);
        }
    }
}
