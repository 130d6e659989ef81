// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The user details that the user endpoint knows, and what it demands of them. */
enum UserField {
    SUB(Shape.NON_EMPTY_STRING),
    EMAIL(Shape.NON_EMPTY_STRING),
    GIVEN_NAME(Shape.STRING),
    FAMILY_NAME(Shape.STRING),
    NAME(Shape.STRING),
    PREFERRED_USERNAME(Shape.STRING),
    GENDER(Shape.STRING),
    EMAIL_VERIFIED(Shape.BOOLEAN),
    PHONE_NUMBER_VERIFIED(Shape.BOOLEAN),
    PHONE_NUMBER(Shape.PHONE_NUMBER),
    PICTURE(Shape.URL),
    LOCALE(Shape.LANGUAGE_TAG),
    GROUPS(Shape.STRINGS),
    ROLES(Shape.STRINGS),
    CUSTOM_ATTRIBUTES(Shape.OBJECT),
    ORGANIZATION_EXTERNAL_ID(Shape.STRING),
    ORGANIZATION_EXTERNAL_NAME(Shape.SHORT_STRING),
    LOGIN_FAILED(Shape.BOOLEAN);

    private final Shape shape;

    UserField(Shape shape) {
        this.shape = shape;
    }

    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what is wrong with the details, empty when nothing is. */
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
                return field.shape.fits(value)
                        ? Optional.empty()
                        : Optional.of(name + " must be " + field.shape.description());
            }
        }
        return Optional.of("unknown field \"" + name + "\"");
    }
}
