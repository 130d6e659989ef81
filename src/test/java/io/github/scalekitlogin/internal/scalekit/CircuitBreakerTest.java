// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CircuitBreakerTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final CircuitBreaker breaker = new CircuitBreaker(nanos::get);

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "TIMEOUT"})
    void shouldAnswerAtOnceAfterFiveOutagesInARow(Reason outage) {
        times(4, outage);
        assertThat(passes()).isTrue();
        times(1, outage);
        assertThat(passes()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UNREACHABLE", "TIMEOUT"})
    void shouldTakeAnAnswerForAnAnswerWhateverItSays(Reason answer) {
        times(4, Reason.UNREACHABLE);
        breaker.record(failure(answer));
        times(4, Reason.UNREACHABLE);
        assertThat(passes()).isTrue();
    }

    @Test
    void shouldLetOneThroughEveryFiveSecondsUntilOneSucceeds() {
        times(5, Reason.UNREACHABLE);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
        assertThat(passes()).isFalse();
        nanos.addAndGet(1);
        assertThat(passes()).isTrue();
        assertThat(passes()).isFalse();
        breaker.record(null);
        assertThat(passes()).isTrue();
        assertThat(passes()).isTrue();
    }

    @Test
    void shouldCountAnOutageOnceHoweverManyHearOfIt() {
        times(4, Reason.UNREACHABLE);
        breaker.record(failure(Reason.UNREACHABLE).repeat());
        assertThat(passes()).isTrue();
    }

    @Test
    void shouldCheckWithoutUsingUpTheTrial() throws Exception {
        times(5, Reason.UNREACHABLE);
        assertThat(catchThrowableOfType(ScalekitException.class, breaker::requireNotOpen))
                .isNotNull();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        breaker.requireNotOpen();
        breaker.requireNotOpen();
        assertThat(passes()).isTrue();
        assertThat(passes()).isFalse();
    }

    private static ScalekitException failure(Reason reason) {
        return new ScalekitException(reason, "on purpose");
    }

    private void times(int times, Reason reason) {
        for (int i = 0; i < times; i++) {
            breaker.record(failure(reason));
        }
    }

    private boolean passes() {
        ScalekitException refused = catchThrowableOfType(ScalekitException.class, breaker::acquirePermission);
        return refused == null;
    }
}
