// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One task at a time for each key, and no way to keep the key for ever. */
class ExclusiveTasksTest {

    private final ExclusiveTasks tasks = new ExclusiveTasks();
    private final CompletableFuture<Void> running = new CompletableFuture<>();

    @Test
    void shouldTellASecondCallerAtOnce() {
        assertThat(start(running)).isEmpty();
        Optional<CompletionStage<Void>> second = tasks.runExclusively("lri_1", () -> {
            throw new AssertionError("started twice");
        });
        assertThat(second).isPresent();
        assertThat(second.get().toCompletableFuture()).isNotDone();
        running.complete(null);
        assertThat(second.get().toCompletableFuture()).isCompleted();
        assertThat(start(running)).isEmpty();
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

    private Optional<CompletionStage<Void>> start(CompletionStage<?> ended) {
        return tasks.runExclusively("lri_1", () -> ended);
    }
}
