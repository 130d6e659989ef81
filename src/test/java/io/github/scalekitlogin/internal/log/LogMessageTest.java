// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
        Logger logger = Logger.getLogger("io.github.scalekitlogin");
        LogRecord[] logged = new LogRecord[1];
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged[0] = record;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            Exception cause = new IllegalStateException("on purpose");
            LogMessage.NOT_STORED.log(cause, "lri_1'{0}");
            assertThat(logged[0].getLevel()).isEqualTo(Level.WARNING);
            assertThat(logged[0].getMessage())
                    .isEqualTo("SKL3001 Login request lri_1'{0} cannot be stored; the application is not affected");
            assertThat(logged[0].getThrown()).isSameAs(cause);
        } finally {
            logger.removeHandler(handler);
        }
    }
}
