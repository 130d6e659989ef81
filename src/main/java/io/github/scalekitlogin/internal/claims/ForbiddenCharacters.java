// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.OptionalInt;

/**
 * Characters that must not be part of a text claim, because they are invisible, change the direction of text, or have no
 * defined meaning: control and format characters, line and paragraph separators, private-use and unassigned code points, lone
 * surrogates, and U+FFFD. Two accounts could look the same because of them.
 */
final class ForbiddenCharacters {

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private ForbiddenCharacters() {}

    static boolean isIn(String text) {
        return first(text).isPresent();
    }

    /** Returns the first forbidden code point of a text. */
    static OptionalInt first(String text) {
        return text.codePoints().filter(ForbiddenCharacters::isForbidden).findFirst();
    }

    /** Returns a code point in the usual notation, for example {@code U+202E}. */
    static String notation(int codePoint) {
        return String.format("U+%04X", codePoint);
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> true;
            default -> codePoint == REPLACEMENT_CHARACTER;
        };
    }
}
