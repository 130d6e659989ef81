// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many calls to Scalekit anonymous users can cause. */
class AnonymousCallLimitTest {

    private long now;
    private final AnonymousCallLimit limit = new AnonymousCallLimit(() -> now);

    @Test
    void shouldAllowTwoAtATime() {
        Runnable first = limit.tryAcquire("a").orElseThrow();
        assertThat(limit.tryAcquire("b")).isPresent();
        assertThat(limit.tryAcquire("c")).isEmpty();
        first.run();
        assertThat(limit.tryAcquire("c")).isPresent();
    }

    @Test
    void shouldAllowSixPerMinute() {
        assertThat(allowed(200)).isEqualTo(6);
        now += Duration.ofSeconds(59).toNanos();
        assertThat(allowed(200)).isZero();
        now += Duration.ofSeconds(1).toNanos();
        assertThat(allowed(200)).isEqualTo(6);
    }

    @Test
    void shouldAllowTwoInTenMinutesForOneSession() {
        for (int i = 0; i < 2; i++) {
            limit.tryAcquire("a").orElseThrow().run();
        }
        now += Duration.ofMinutes(9).toNanos();
        assertThat(limit.tryAcquire("a")).isEmpty();
        now += Duration.ofMinutes(1).toNanos();
        assertThat(limit.tryAcquire("a")).isPresent();
    }

    private int allowed(int attempts) {
        int allowed = 0;
        for (int i = 0; i < attempts; i++) {
            var permit = limit.tryAcquire("session " + now + i);
            permit.ifPresent(Runnable::run);
            allowed += permit.isPresent() ? 1 : 0;
        }
        return allowed;
    }
}
