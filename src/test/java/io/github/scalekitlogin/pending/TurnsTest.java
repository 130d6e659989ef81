// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void shouldLetOneAtATimeSettleALoginRequest() throws Exception {
        Turns turns = new Turns();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                String id = "lri_" + i % 2;
                running.add(threads.submit(() -> turns.<RuntimeException>take(id, () -> {
                    if (id.equals("lri_0")) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        inside.decrementAndGet();
                    }
                })));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldGiveTheTurnBackAfterAFailure() {
        Turns turns = new Turns();
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            try {
                turns.<IllegalStateException>take("lri_1", () -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("on purpose");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("on purpose");
            }
        }
        assertThat(runs).hasValue(2);
    }
}
