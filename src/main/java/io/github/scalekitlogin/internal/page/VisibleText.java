// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import io.github.scalekitlogin.internal.text.DeceptiveCharacters;

/**
 * Makes characters visible that could disguise a name on a page: {@link DeceptiveCharacters}. Other characters of all scripts
 * stay unchanged.
 */
final class VisibleText {

    private VisibleText() {}

    /** Returns the text with each such character replaced by its code point, for example {@code [U+202E]}. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (DeceptiveCharacters.isDeceptive(codePoint)) {
                visible.append('[')
                        .append(DeceptiveCharacters.notation(codePoint))
                        .append(']');
            } else {
                visible.appendCodePoint(codePoint);
            }
        });
        return visible.toString();
    }
}
