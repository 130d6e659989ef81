// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

/**
 * Makes characters visible that could disguise a name on a page: control and format characters, line and paragraph
 * separators, private-use and unassigned code points, lone surrogates, and U+FFFD. Other characters of all scripts stay
 * unchanged.
 */
final class VisibleText {

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private VisibleText() {}

    /** Returns the text with each such character replaced by its code point, for example {@code [U+202E]}. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isDeceptive(codePoint)) {
                visible.append(String.format("[U+%04X]", codePoint));
            } else {
                visible.appendCodePoint(codePoint);
            }
        });
        return visible.toString();
    }

    private static boolean isDeceptive(int codePoint) {
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
