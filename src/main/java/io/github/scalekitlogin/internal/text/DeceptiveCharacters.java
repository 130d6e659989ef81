// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.text;

/**
 * Characters that are invisible, change the direction of text, or have no defined meaning: control and format characters, line
 * and paragraph separators, private-use and unassigned code points, lone surrogates, and U+FFFD. Two different names could look
 * the same because of them. Thread-safe.
 */
public final class DeceptiveCharacters {

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private DeceptiveCharacters() {}

    /** Returns whether a code point is one of these characters. */
    public static boolean isDeceptive(int codePoint) {
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

    /** Returns a code point in the usual notation, for example {@code U+202E}. */
    public static String notation(int codePoint) {
        return String.format("U+%04X", codePoint);
    }
}
