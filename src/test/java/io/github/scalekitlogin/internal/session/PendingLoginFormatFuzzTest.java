// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Random texts in a session: a text is ignored, or it is read completely and written again with the same meaning. */
class PendingLoginFormatFuzzTest {

    @DictionaryEntries({
        "1 s 0 awaiting-login",
        "confirmation-required",
        "confirmation-shown alice t",
        "switching-account alice",
        "signed-in alice",
        "submission-started alice - d",
        "%2D",
        " - "
    })
    @FuzzTest
    void shouldIgnoreOrReadCompletely(byte[] bytes) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        PendingLoginFormat.read("lri_1", text).ifPresent(login -> {
            assertThat(login.id()).isEqualTo("lri_1");
            assertThat(login.request().state()).isNotEmpty();
            assertThat(PendingLoginFormat.read("lri_1", PendingLoginFormat.write(login)))
                    .contains(login);
        });
    }
}
