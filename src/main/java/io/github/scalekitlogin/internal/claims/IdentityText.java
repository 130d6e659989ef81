// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks that a text can identify one account for ever. Refuses texts that nobody has written, because they change with each
 * start or are the same for several accounts: the default text of an object, a text for "no value", and texts that lack
 * characters.
 *
 * <p>Changes nothing and folds nothing: texts that differ in case, width or Unicode normalisation are different identities. Two
 * accounts of the application can therefore never become one.
 */
final class IdentityText {

    /** OpenID Connect allows no more for {@code sub}; a receiver may cut off the rest. */
    private static final int MAX_LENGTH = 255;

    /** {@code Object.toString()}: class name and hash code. The last part of the name begins with a capital letter. */
    private static final Pattern DEFAULT_TEXT =
            Pattern.compile("(\\[+[BCDFIJSZ]|\\[+L[\\w.$]+;|([\\w$]+\\.)*[\\w$]*[A-Z$][\\w$]*(/0x\\p{XDigit}+)?)"
                    + "@(?=[a-f]*\\d)[0-9a-f]{5,8}");

    private static final Set<String> NO_VALUE = Set.of("null", "NULL", "(null)", "undefined", "[object Object]");

    /** What databases and drivers write in place of characters that a character set lacks. */
    private static final Pattern REPLACED = Pattern.compile("[?\u00BF]");

    private static final Pattern URL = Pattern.compile("https?://[^?\u00BF]+\\?[^?\u00BF]+");

    private IdentityText() {}

    /** Returns why a text cannot identify an account, or empty. The reason does not contain the text. */
    static Optional<String> refusal(String text) {
        if (text.isEmpty() || text.codePoints().allMatch(IdentityText::isInvisible)) {
            return Optional.of("is empty");
        }
        if (text.codePoints().anyMatch(IdentityText::isInvisible)) {
            return Optional.of("contains an invisible character");
        }
        if (DEFAULT_TEXT.matcher(text).matches()) {
            return Optional.of("is the default text of an object, which is another one after each start");
        }
        if (NO_VALUE.contains(text)) {
            return Optional.of("is a text that stands for a missing value");
        }
        if (REPLACED.matcher(text).find() && !URL.matcher(text).matches()) {
            return Optional.of("contains a question mark, which stands for a character that was lost");
        }
        if (text.endsWith("...") || text.endsWith("\u2026")) {
            return Optional.of("is cut off");
        }
        return text.length() > MAX_LENGTH
                ? Optional.of("has more than " + MAX_LENGTH + " characters")
                : Optional.empty();
    }

    /** Letters and marks without a glyph of their own: {@code Default_Ignorable_Code_Point}, and the braille blank. */
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
