// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The formats of user details. */
enum FieldFormat {
    STRING("a string", value -> value instanceof String),
    NON_EMPTY_STRING("a non-empty string", text(string -> !string.isEmpty())),
    SHORT_STRING(
            "a string of at most 200 characters", text(string -> string.codePointCount(0, string.length()) <= 200)),
    BOOLEAN("a boolean", value -> value instanceof Boolean),
    PHONE_NUMBER("an E.164 number such as +1234567890", text(string -> string.matches("\\+[1-9][0-9]{1,14}"))),
    URL("an absolute http or https URL", text(FieldFormat::isUrl)),
    LANGUAGE_TAG("a BCP 47 language tag such as en-US", text(FieldFormat::isLanguageTag)),
    STRINGS(
            "an array of strings",
            value -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)),
    OBJECT("an object", value -> value instanceof Map);

    private final String description;
    private final Predicate<Object> rule;

    FieldFormat(String description, Predicate<Object> rule) {
        this.description = description;
        this.rule = rule;
    }

    boolean fits(Object value) {
        return rule.test(value);
    }

    String description() {
        return description;
    }

    private static Predicate<Object> text(Predicate<String> rule) {
        return value -> value instanceof String string && rule.test(string);
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isLanguageTag(String value) {
        try {
            new Locale.Builder().setLanguageTag(value);
            return !value.isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
