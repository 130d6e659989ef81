// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Converts objects of claims sources to the types of claims. No message contains a value. */
final class ClaimValues {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_SCALE = 100;

    private ClaimValues() {}

    /**
     * Returns the text of an object without white space around it. Only objects that are made to be read have a text: the
     * default text of other objects changes with each start.
     */
    static String text(Object value) {
        if (value instanceof Locale locale) {
            return locale.toLanguageTag();
        }
        check(!(value instanceof byte[]), "is binary; expected a text");
        check(
                value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof UUID
                        || value instanceof Enum<?>
                        || value instanceof URI,
                "is not a text but an object of the class " + value.getClass().getName());
        // A number such as 1E+3 is written as 1000, but not one with a million zeros.
        return strip(
                value instanceof BigDecimal number && Math.abs(number.scale()) <= MAX_SCALE
                        ? number.toPlainString()
                        : value.toString());
    }

    static Boolean bool(Object value) {
        if (value instanceof Number number) {
            BigDecimal bit = new BigDecimal(number.toString());
            check(bit.signum() == 0 || bit.compareTo(BigDecimal.ONE) == 0, "is neither true nor false");
            return bit.signum() != 0;
        }
        String text = text(value);
        check(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "is neither true nor false");
        return Boolean.valueOf(text);
    }

    static List<String> names(Object value) {
        return elements(value).stream()
                .filter(Objects::nonNull)
                .map(ClaimValues::text)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Converts values of a server's JSON library, for example a quoted string, to plain Java values. */
    static Object withoutQuotes(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(ClaimValues::plain).toList();
        }
        return value == null ? null : plain(value);
    }

    private static Object plain(Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        String text = value.toString();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Returns the elements of an array or a collection, or the object itself. */
    static Collection<?> elements(Object value) {
        return value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> collection ? collection : List.of(value);
    }

    /** Returns whether an object is null or a text of white space. */
    static boolean isMissing(Object value) {
        return value == null
                || (value instanceof CharSequence text && strip(text.toString()).isEmpty());
    }

    /** Removes all kinds of spaces at both ends, no-break spaces included. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Returns whether JSON can represent an object. */
    static boolean isJson(Object value) {
        return isJson(value, 0);
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

    private static void check(boolean fulfilled, String reason) {
        if (!fulfilled) {
            throw new RefusedValueException(reason);
        }
    }
}
