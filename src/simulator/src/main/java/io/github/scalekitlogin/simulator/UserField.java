// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The user details that the user endpoint accepts, with the format of each. */
enum UserField {
    SUB(FieldFormat.NON_EMPTY_STRING),
    EMAIL(FieldFormat.NON_EMPTY_STRING),
    GIVEN_NAME(FieldFormat.STRING),
    FAMILY_NAME(FieldFormat.STRING),
    NAME(FieldFormat.STRING),
    PREFERRED_USERNAME(FieldFormat.STRING),
    GENDER(FieldFormat.STRING),
    EMAIL_VERIFIED(FieldFormat.BOOLEAN),
    PHONE_NUMBER_VERIFIED(FieldFormat.BOOLEAN),
    PHONE_NUMBER(FieldFormat.PHONE_NUMBER),
    PICTURE(FieldFormat.URL),
    LOCALE(FieldFormat.LANGUAGE_TAG),
    GROUPS(FieldFormat.STRINGS),
    ROLES(FieldFormat.STRINGS),
    CUSTOM_ATTRIBUTES(FieldFormat.OBJECT),
    ORGANIZATION_EXTERNAL_ID(FieldFormat.STRING),
    ORGANIZATION_EXTERNAL_NAME(FieldFormat.SHORT_STRING),
    LOGIN_FAILED(FieldFormat.BOOLEAN);

    private final FieldFormat format;

    UserField(FieldFormat format) {
        this.format = format;
    }

    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the first error in the details, empty when they are valid. */
    static Optional<String> findFault(Map<String, Object> details) {
        for (Map.Entry<String, Object> detail : details.entrySet()) {
            Optional<String> fault = findFault(detail.getKey(), detail.getValue());
            if (fault.isPresent()) {
                return fault;
            }
        }
        boolean loginFailed = Boolean.TRUE.equals(details.get(LOGIN_FAILED.jsonName()));
        if (!loginFailed && !details.containsKey(SUB.jsonName())) {
            return Optional.of("sub is required unless login_failed is true");
        }
        if (!loginFailed && !details.containsKey(EMAIL.jsonName())) {
            return Optional.of("email is required unless login_failed is true");
        }
        return Optional.empty();
    }

    private static Optional<String> findFault(String name, Object value) {
        for (UserField field : values()) {
            if (field.jsonName().equals(name)) {
                if (value == null) {
                    return Optional.of(name + " must be left out rather than null");
                }
                return field.format.fits(value)
                        ? Optional.empty()
                        : Optional.of(name + " must be " + field.format.description());
            }
        }
        return Optional.of("unknown field \"" + name + "\"");
    }
}
