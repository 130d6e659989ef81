// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps what Scalekit does away from the server's request threads: at most so many submissions at once run on threads of our
 * own, the others wait in a queue, and each is given up at its deadline whatever its connection does. Thread-safe.
 */
final class Calls implements AutoCloseable {

    private static final int MOST_WAITING = 10_000;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Set<CompletableFuture<String>> open = ConcurrentHashMap.newKeySet();

    /** Everything one submission asks of Scalekit. */
    @FunctionalInterface
    interface Task {
        String run() throws ScalekitException;
    }

    Calls(int mostAtOnce) {
        workers = new ThreadPoolExecutor(
                mostAtOnce,
                mostAtOnce,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                threads());
        workers.allowCoreThreadTimeOut(true);
        deadlines = new ScheduledThreadPoolExecutor(1, threads());
        deadlines.setRemoveOnCancelPolicy(true);
        deadlines.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        deadlines.allowCoreThreadTimeOut(true);
    }

    /** Starts a task, or lets it wait until a thread is free; its outcome is there by the deadline at the latest. */
    Submission start(Task task, Deadline deadline) throws ScalekitException {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<String> outcome = new CompletableFuture<>();
        open.add(outcome);
        outcome.whenComplete((result, failure) -> open.remove(outcome));
        try {
            ScheduledFuture<?> end = deadlines.schedule(
                    () -> outcome.completeExceptionally(Deadline.passed()),
                    deadline.requireMillisLeft(),
                    TimeUnit.MILLISECONDS);
            outcome.whenComplete((result, failure) -> end.cancel(false));
            workers.execute(() -> run(task, begun, outcome));
        } catch (RejectedExecutionException e) {
            outcome.completeExceptionally(e);
            throw new ScalekitException(
                    Reason.UNREACHABLE,
                    "The application has ended, or " + MOST_WAITING + " hand-overs wait already",
                    e);
        }
        return new Submission(begun, outcome);
    }

    /** One that was given up while it waited is not begun. */
    private static void run(Task task, CompletableFuture<Void> begun, CompletableFuture<String> outcome) {
        if (outcome.isDone()) {
            return;
        }
        begun.complete(null);
        try {
            outcome.complete(task.run());
        } catch (ScalekitException | RuntimeException | LinkageError e) {
            outcome.completeExceptionally(e);
        }
    }

    /** Ends the threads; whoever still waits is told at once. */
    @Override
    public void close() {
        workers.shutdownNow();
        deadlines.shutdownNow();
        open.forEach(outcome ->
                outcome.completeExceptionally(new ScalekitException(Reason.UNREACHABLE, "The application has ended")));
    }

    private static ThreadFactory threads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "scalekit-login-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
