// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One task at a time for each key, and no way to keep the key for ever. */
class ExclusiveTasksTest {

    private final AtomicLong now = new AtomicLong(7);
    private final ExclusiveTasks tasks = new ExclusiveTasks(now::get);
    private final CompletableFuture<Void> running = new CompletableFuture<>();

    @Test
    void shouldTellASecondCallerAtOnce() {
        assertThat(start(running)).isEmpty();
        Optional<ExclusiveTasks.Running> second = tasks.runExclusively("lri_1", () -> {
            throw new AssertionError("started twice");
        });
        assertThat(second).isPresent();
        assertThat(second.get().ended().toCompletableFuture()).isNotDone();
        running.complete(null);
        assertThat(second.get().ended().toCompletableFuture()).isCompleted();
        assertThat(start(running)).isEmpty();
    }

    @Test
    void shouldKnowTheAgeOfARunningTask() {
        start(running);
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(tasks.find("lri_1").orElseThrow().age()).hasSeconds(3);
        assertThat(tasks.find("lri_2")).isEmpty();
    }

    @Test
    void shouldNotKeepOtherKeysFromRunning() {
        start(running);
        AtomicInteger started = new AtomicInteger();
        tasks.runExclusively("lri_2", () -> {
            started.incrementAndGet();
            return running;
        });
        assertThat(started).hasValue(1);
    }

    @Test
    void shouldFreeTheKeyAfterAFailure() {
        start(running);
        running.completeExceptionally(new IllegalStateException("timeout"));
        assertThat(start(new CompletableFuture<>())).isEmpty();
    }

    @Test
    void shouldFreeTheKeyWhenTheTaskThrows() {
        assertThatThrownBy(() -> tasks.runExclusively("lri_1", () -> {
                    throw new IOException("the browser is gone");
                }))
                .isInstanceOf(IOException.class);
        assertThat(start(running)).isEmpty();
    }

    private Optional<ExclusiveTasks.Running> start(CompletionStage<?> ended) {
        return tasks.runExclusively("lri_1", () -> ended);
    }
}
