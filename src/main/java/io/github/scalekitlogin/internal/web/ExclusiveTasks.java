// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Runs at most one task at a time for each key. Nobody waits: a second caller is told at once. Thread-safe. */
final class ExclusiveTasks {

    private final ConcurrentMap<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

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
     * @return empty if the task was started, otherwise a stage that completes when the running task has ended
     */
    <E extends Exception> Optional<CompletionStage<Void>> runExclusively(String key, Task<E> task) throws E {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = running.putIfAbsent(key, mine);
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

    /** Returns a stage that completes when the running task with this key has ended, or empty if none is running. */
    Optional<CompletionStage<Void>> find(String key) {
        return Optional.ofNullable(running.get(key));
    }

    private void release(String key, CompletableFuture<Void> mine) {
        running.remove(key, mine);
        mine.complete(null);
    }
}
