// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row for each age at which the pause changes. */
class PauseTest {

    @ParameterizedTest
    @CsvSource({
        "true, PT0S, 0",
        "true, PT1S, 0",
        "true, PT2.9S, 0",
        "true, PT3S, 1",
        "true, PT4S, 2",
        "true, PT9S, 2",
        "true, PT1000H, 2",
        "false, PT0S, 1",
        "false, PT9S, 1"
    })
    void shouldBeAsLongAsTheAgeSays(boolean held, Duration age, int seconds) {
        assertThat(Pause.of(held, age)).isEqualTo(new Pause(seconds));
    }
}
