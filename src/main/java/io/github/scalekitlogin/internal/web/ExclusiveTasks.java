// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** Runs at most one task at a time for each key. Nobody waits: a second caller is told at once. Thread-safe. */
final class ExclusiveTasks {

    private final ConcurrentMap<String, Running> running = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /**
     * Creates an instance.
     *
     * @param nanoTime {@link System#nanoTime()}
     */
    ExclusiveTasks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A running task. */
    final class Running {

        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final long start = nanoTime.getAsLong();

        private Running() {}

        /** Returns a stage that completes when the task has ended. */
        CompletionStage<Void> ended() {
            return ended;
        }

        /** Returns how long the task has been running. */
        Duration age() {
            return Duration.ofNanos(nanoTime.getAsLong() - start);
        }
    }

    /**
     * A task.
     *
     * @param <E> what it throws
     */
    @FunctionalInterface
    interface Task<E extends Exception> {
        /** Starts the task and returns a stage that completes when the task has ended, normally or exceptionally. */
        CompletionStage<?> start() throws E;
    }

    /**
     * Starts a task on the calling thread, unless one with the same key is running. The key is free again when the stage of
     * the task completes, or when the task throws.
     *
     * @return empty if the task was started, otherwise the running one
     */
    <E extends Exception> Optional<Running> runExclusively(String key, Task<E> task) throws E {
        Running mine = new Running();
        Running other = running.putIfAbsent(key, mine);
        if (other != null) {
            return Optional.of(other);
        }
        CompletionStage<?> ended = null;
        try {
            ended = task.start();
        } finally {
            if (ended == null) {
                release(key, mine);
            }
        }
        ended.whenComplete((result, failure) -> release(key, mine));
        return Optional.empty();
    }

    /** Returns the running task with this key. */
    Optional<Running> find(String key) {
        return Optional.ofNullable(running.get(key));
    }

    private void release(String key, Running mine) {
        running.remove(key, mine);
        mine.ended.complete(null);
    }
}
