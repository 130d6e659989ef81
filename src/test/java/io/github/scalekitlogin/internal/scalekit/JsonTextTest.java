// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Test
    void shouldReadWhatItWrites() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "a\u0000\"\\\u202E\uD83D\uDE00");
        values.put("numbers", List.of(1, 2L, 1.5, new BigDecimal("1E+3"), new BigInteger("9".repeat(40))));
        values.put("other", Arrays.asList(true, false, null, Map.of()));
        assertThat(JsonText.parseObject(JsonText.write(values))).hasToString(values.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{", "{\"a\":1", "{} x", "{}{}", "{\"a\":1}]"})
    @Timeout(5)
    void shouldReadOneObjectOnly(String text) {
        assertThatThrownBy(() -> JsonText.parseObject(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldWriteNothingWithoutAFormInJson() {
        for (Object value : List.of(new Object(), Double.NaN, Map.of(1, 2), new int[0], List.of(LocalDate.EPOCH))) {
            assertThatThrownBy(() -> JsonText.write(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
