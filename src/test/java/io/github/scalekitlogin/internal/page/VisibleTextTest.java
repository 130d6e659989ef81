// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "right-to-left override, 'a\u202Eb', a[U+202E]b",
        "zero width space, 'a\u200Bb', a[U+200B]b",
        "byte order mark, '\uFEFFalice', [U+FEFF]alice",
        "newline, 'a\nb', a[U+000A]b",
        "lone surrogate, 'a\uD800b', a[U+D800]b",
        "line separator, 'a\u2028b', a[U+2028]b",
        "paragraph separator, 'a\u2029b', a[U+2029]b",
        "private use, 'a\uE000b', a[U+E000]b",
        "unassigned, 'a\u0378b', a[U+0378]b",
        "replacement character, 'a\uFFFDb', a[U+FFFD]b",
        "tag character, 'a\uDB40\uDC41b', a[U+E0041]b",
        "Arabic, 'مرحبا بالعالم', مرحبا بالعالم",
        "Japanese, '山田 太郎', 山田 太郎",
        "emoji, '\uD83C\uDF31', '\uD83C\uDF31'",
        "accents, 'Zoë Müller', 'Zoë Müller'",
    })
    void shouldShowDeceptiveCharacters(String name, String text, String expected) {
        assertThat(VisibleText.of(text)).isEqualTo(expected);
    }
}
