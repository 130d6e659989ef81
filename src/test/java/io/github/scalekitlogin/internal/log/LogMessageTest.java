// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.testkit.CapturedLog;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogMessageTest {

    @Test
    void shouldHaveUniqueIds() {
        assertThat(Arrays.stream(LogMessage.values()).map(LogMessage::number))
                .doesNotHaveDuplicates()
                .allMatch(number -> number > 2000 && number < 6000);
    }

    @ParameterizedTest
    @EnumSource
    void shouldContainEachArgument(LogMessage message) {
        int arguments = new MessageFormat(message.text()).getFormatsByArgumentIndex().length;
        Object[] values = new Object[arguments];
        Arrays.setAll(values, i -> "<value " + i + ">");
        String text = MessageFormat.format(message.text(), values);
        assertThat(values).allSatisfy(value -> assertThat(text).contains((String) value));
        assertThat(text).doesNotContain("'{").doesNotContain("''");
    }

    @Test
    void shouldLogIdTextAndCause() {
        try (CapturedLog log = new CapturedLog()) {
            Exception cause = new IllegalStateException("on purpose");
            LogMessage.NOT_STORED.log(cause, "lri_1'{0}");
            assertThat(log.records()).singleElement().satisfies(logged -> {
                assertThat(logged.getLevel()).isEqualTo(Level.WARNING);
                assertThat(logged.getMessage())
                        .isEqualTo("SKL3001 Login request lri_1'{0} cannot be stored; the application is not affected");
                assertThat(logged.getThrown()).isSameAs(cause);
            });
        }
    }
}
