// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.internal.text.DeceptiveCharacters;
import java.util.OptionalInt;

/** Finds the characters that must not be part of a text claim: {@link DeceptiveCharacters}. */
final class ForbiddenCharacters {

    private ForbiddenCharacters() {}

    static boolean isIn(String text) {
        return first(text).isPresent();
    }

    /** Returns the first forbidden code point of a text. */
    static OptionalInt first(String text) {
        return text.codePoints().filter(DeceptiveCharacters::isDeceptive).findFirst();
    }

    /** Returns a code point in the usual notation, for example {@code U+202E}. */
    static String notation(int codePoint) {
        return DeceptiveCharacters.notation(codePoint);
    }
}
