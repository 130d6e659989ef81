// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs submissions on its own threads, so that no request thread of the server waits for Scalekit. The number of threads is
 * limited; further submissions wait in a queue. Each submission ends at its deadline, even if its connection hangs.
 * Thread-safe.
 */
final class SubmissionExecutor implements AutoCloseable {

    private static final int MAX_QUEUED = 10_000;
    private static final int IDLE_SECONDS = 10;

    private final int maxQueued;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Set<Submission> open = ConcurrentHashMap.newKeySet();

    /** All calls to Scalekit that one submission needs. */
    interface Task {

        /** Returns the {@code auth_request_id}. Called at most once. */
        String run() throws ScalekitException;

        /** Returns whether Scalekit may have received the user details by now. Any thread may call this at any time. */
        boolean mayHaveArrived();
    }

    SubmissionExecutor(int maxConcurrent) {
        this(maxConcurrent, MAX_QUEUED);
    }

    SubmissionExecutor(int maxConcurrent, int maxQueued) {
        this.maxQueued = maxQueued;
        workers = new ThreadPoolExecutor(
                maxConcurrent,
                maxConcurrent,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(maxQueued),
                threads());
        workers.allowCoreThreadTimeOut(true);
        deadlines = new ScheduledThreadPoolExecutor(1, threads());
        deadlines.setRemoveOnCancelPolicy(true);
        deadlines.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        deadlines.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts a submission, or queues it until a thread is free. Its outcome is known at the deadline at the latest.
     *
     * @throws ScalekitException if the deadline has passed, the queue is full, or the application has ended
     */
    Submission start(Task task, Deadline deadline) throws ScalekitException {
        int millisLeft = deadline.requireMillisLeft();
        Submission submission = new Submission(task);
        open.add(submission);
        submission.outcome().whenComplete((id, failure) -> open.remove(submission));
        try {
            ScheduledFuture<?> timeout = deadlines.schedule(submission::timeOut, millisLeft, TimeUnit.MILLISECONDS);
            submission.outcome().whenComplete((id, failure) -> timeout.cancel(false));
            workers.execute(submission::run);
        } catch (RejectedExecutionException e) {
            ScalekitException rejected = new ScalekitException(
                    Reason.UNREACHABLE, "The application has ended, or " + maxQueued + " submissions are queued", e);
            submission.fail(rejected);
            throw rejected;
        }
        return submission;
    }

    /** Runs a short task after a time. Never runs it if the application has ended. */
    Future<?> schedule(Runnable task, Duration delay) {
        try {
            return deadlines.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Stops the threads and fails all open submissions. */
    @Override
    public void close() {
        workers.shutdownNow();
        deadlines.shutdownNow();
        open.forEach(Submission::end);
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
