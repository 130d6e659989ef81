// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void shouldGivePlainValues() {
        assertThat(JsonText.parse("{\"a\":[1,2.5,\"b\",true,false,null],\"c\":{}}"))
                .hasToString("{a=[1, 2.5, b, true, false, null], c={}}");
        assertThat(JsonText.parse("\"a\"")).isEqualTo("a");
        assertThat(JsonText.parse("null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "[[[", "a", "{\"a\"}", "nul"})
    @Timeout(5)
    void shouldRefuseOtherTexts(String text) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The text is not JSON");
    }
}
