// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The claims of a user that are sent to Scalekit. Each accessor returns null if the claim is not set; such a claim is not sent.
 * {@code sub} and {@code email} are required in the end, unless {@code loginFailed} is true.
 *
 * <p>Later releases may add claims. Create an object with {@link #builder()}:
 *
 * <!-- from src/it/src/main/java/io/github/scalekitlogin/homegrown/UserServlet.java -->
 * <pre>{@code
 * UserClaims claims = UserClaims.builder()
 *         .sub(user.getLogin())
 *         .email(user.getMail())
 *         .emailVerified(true)
 *         .roles(user.getRoles())
 *         .customAttribute("department", "Garden")
 *         .build();
 * }</pre>
 *
 * <p>Immutable, except for lists and maps inside {@link #customAttributes()}, which are not copied. Thread-safe if they are.
 *
 * @see <a href="https://docs.scalekit.com/">Scalekit's documentation of the user details</a>
 * @since 0.9
 */
public final class UserClaims {

    private final Map<String, Object> values;

    private UserClaims(Map<String, Object> values) {
        // Sorted: the digest of what is sent must be the same on each node.
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns a builder with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the report of a failed login. */
    public static UserClaims failedLogin() {
        return builder().loginFailed(true).build();
    }

    /** Returns the user's identifier in the application, stable and never reassigned; at most 255 characters. */
    public String sub() {
        return get("sub");
    }

    /** Returns the e-mail address. */
    public String email() {
        return get("email");
    }

    /** Returns the given name. */
    public String givenName() {
        return get("given_name");
    }

    /** Returns the family name. */
    public String familyName() {
        return get("family_name");
    }

    /** Returns the full name for display. */
    public String name() {
        return get("name");
    }

    /** Returns the name with which the user signs in. */
    public String preferredUsername() {
        return get("preferred_username");
    }

    /** Returns the gender. */
    public String gender() {
        return get("gender");
    }

    /** Returns whether the application has verified the e-mail address. */
    public Boolean emailVerified() {
        return get("email_verified");
    }

    /** Returns the phone number, E.164 such as {@code +12025550123}. */
    public String phoneNumber() {
        return get("phone_number");
    }

    /** Returns whether the application has verified the phone number. */
    public Boolean phoneNumberVerified() {
        return get("phone_number_verified");
    }

    /** Returns the absolute URL of a picture. */
    public String picture() {
        return get("picture");
    }

    /** Returns the BCP 47 tag such as {@code en-US}. */
    public String locale() {
        return get("locale");
    }

    /** Returns the groups; unmodifiable. */
    public List<String> groups() {
        return get("groups");
    }

    /** Returns the roles; unmodifiable. */
    public List<String> roles() {
        return get("roles");
    }

    /** Returns the other claims, JSON values only; they become part of the access token. Unmodifiable. */
    public Map<String, Object> customAttributes() {
        return get("custom_attributes");
    }

    /** Returns the application's identifier of the user's organisation. */
    public String organizationExternalId() {
        return get("organization_external_id");
    }

    /** Returns the organisation's name, at most 200 characters, shown on the consent page. */
    public String organizationExternalName() {
        return get("organization_external_name");
    }

    /** Returns true for the report of a failed login; no other claim is required then. */
    public Boolean loginFailed() {
        return get("login_failed");
    }

    /**
     * Returns the claims that are set, by the names that Scalekit gives them, such as {@code given_name}. Claims that later
     * releases add are part of it. Unmodifiable, sorted by name, never null. Tests can compare it.
     */
    public Map<String, Object> asMap() {
        return values;
    }

    @SuppressWarnings("unchecked")
    private <T> T get(String name) {
        return (T) values.get(name);
    }

    /** Returns a text without any claim: claims must not be logged. */
    @Override
    public String toString() {
        return "UserClaims[***]";
    }

    /**
     * Collects claims. Null removes a claim. Collections are copied at once, without their null elements. Values are checked when
     * they are sent: a claim that is refused is left out with a warning, and {@code sub} and {@code email} stop the hand-over. Not
     * thread-safe.
     */
    public static final class Builder {

        private final Map<String, Object> values = new TreeMap<>();

        private Builder() {}

        /** Sets the user's identifier in the application, stable and never reassigned; at most 255 characters. */
        public Builder sub(String sub) {
            return set("sub", sub);
        }

        /**
         * Sets the e-mail address. An address that replaces another one removes {@code emailVerified}, which was about the other
         * one: set {@code emailVerified} afterwards.
         */
        public Builder email(String email) {
            return replace("email", email, "email_verified");
        }

        /** Sets the given name. */
        public Builder givenName(String givenName) {
            return set("given_name", givenName);
        }

        /** Sets the family name. */
        public Builder familyName(String familyName) {
            return set("family_name", familyName);
        }

        /** Sets the full name for display. */
        public Builder name(String name) {
            return set("name", name);
        }

        /** Sets the name with which the user signs in. */
        public Builder preferredUsername(String preferredUsername) {
            return set("preferred_username", preferredUsername);
        }

        /** Sets the gender. */
        public Builder gender(String gender) {
            return set("gender", gender);
        }

        /** Sets whether the application has verified the e-mail address. */
        public Builder emailVerified(Boolean emailVerified) {
            return set("email_verified", emailVerified);
        }

        /**
         * Sets the phone number, E.164 such as {@code +12025550123}. A number that replaces another one removes
         * {@code phoneNumberVerified}, which was about the other one: set {@code phoneNumberVerified} afterwards.
         */
        public Builder phoneNumber(String phoneNumber) {
            return replace("phone_number", phoneNumber, "phone_number_verified");
        }

        /** Sets whether the application has verified the phone number. */
        public Builder phoneNumberVerified(Boolean phoneNumberVerified) {
            return set("phone_number_verified", phoneNumberVerified);
        }

        /** Sets the absolute URL of a picture. */
        public Builder picture(String picture) {
            return set("picture", picture);
        }

        /** Sets the BCP 47 tag such as {@code en-US}. */
        public Builder locale(String locale) {
            return set("locale", locale);
        }

        /** Sets the groups. */
        public Builder groups(List<String> groups) {
            return set("groups", withoutNulls(groups));
        }

        /** Sets the roles. */
        public Builder roles(List<String> roles) {
            return set("roles", withoutNulls(roles));
        }

        /**
         * Sets the other claims and removes all that were set before. They become part of the access token.
         *
         * @param customAttributes texts, numbers, booleans, collections of these, and maps of these by text; at most 16 levels
         * @throws IllegalArgumentException if a name is null or blank
         */
        public Builder customAttributes(Map<String, Object> customAttributes) {
            Map<String, Object> all = new LinkedHashMap<>();
            if (customAttributes != null) {
                customAttributes.forEach((name, value) -> put(all, name, value));
            }
            return setAttributes(all);
        }

        /**
         * Sets one custom attribute and keeps the others. Null removes it.
         *
         * @throws IllegalArgumentException if the name is null or blank
         */
        public Builder customAttribute(String name, Object value) {
            Map<String, Object> all = new LinkedHashMap<>();
            if (values.get("custom_attributes") instanceof Map<?, ?> before) {
                before.forEach((known, kept) -> all.put((String) known, kept));
            }
            put(all, name, value);
            return setAttributes(all);
        }

        /** Sets the application's identifier of the user's organisation. */
        public Builder organizationExternalId(String organizationExternalId) {
            return set("organization_external_id", organizationExternalId);
        }

        /** Sets the organisation's name, at most 200 characters, shown on the consent page. */
        public Builder organizationExternalName(String organizationExternalName) {
            return set("organization_external_name", organizationExternalName);
        }

        /** Sets whether to report a failed login. A provider that sets true denies the login. */
        public Builder loginFailed(Boolean loginFailed) {
            return set("login_failed", loginFailed);
        }

        /** Returns the claims set so far. The builder can be used again. */
        public UserClaims build() {
            return new UserClaims(values);
        }

        private Builder set(String name, Object value) {
            if (value == null) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
            return this;
        }

        private Builder replace(String name, Object value, String flag) {
            Object before = values.get(name);
            if (before != null && !before.equals(value)) {
                values.remove(flag);
            }
            return set(name, value);
        }

        private Builder setAttributes(Map<String, Object> all) {
            return set("custom_attributes", all.isEmpty() ? null : Collections.unmodifiableMap(all));
        }

        private static void put(Map<String, Object> attributes, String name, Object value) {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("A custom attribute needs a name");
            }
            if (value == null) {
                attributes.remove(name);
            } else {
                attributes.put(name, value);
            }
        }

        private static List<String> withoutNulls(List<String> names) {
            return names == null
                    ? null
                    : names.stream().filter(Objects::nonNull).toList();
        }
    }
}
