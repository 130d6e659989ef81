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
                running.add(threads.submit(() -> {
                    Turns.Turn turn = turns.take(id);
                    while (!turn.isOwn()) {
                        turn.over().join();
                        turn = turns.take(id);
                    }
                    if (id.equals("lri_0")) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        inside.decrementAndGet();
                    }
                    turn.end();
                }));
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
    void shouldNotEndAnothersTurnByEndingOnesOwnTwice() {
        Turns turns = new Turns();
        Turns.Turn first = turns.take("lri_1");
        first.end();
        Turns.Turn second = turns.take("lri_1");
        first.end();
        assertThat(second.isOwn()).isTrue();
        assertThat(second.over()).isNotDone();
        assertThat(turns.take("lri_1").isOwn()).isFalse();
        assertThat(turns.take("lri_2").isOwn()).isTrue();
    }
}
