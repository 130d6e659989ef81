// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits how many submissions run at the same time; the others wait in a queue. Each submission ends at its deadline.
 * Thread-safe.
 */
final class SubmissionQueue implements AutoCloseable {

    private static final int MAX_WAITING = 10_000;

    private final int maxWaiting;
    private final ClientThreads threads;
    private final FairLimit limit;
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final Set<Submission> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** All calls to Scalekit that one submission needs. */
    interface Task {

        /** Returns the {@code auth_request_id}, or fails with a {@link ScalekitException}. Called at most once. */
        CompletableFuture<String> run();

        /**
         * Makes sure that nothing is sent from now on. Returns whether Scalekit may have processed the user details. Any
         * thread may call this at any time.
         */
        boolean giveUp();
    }

    SubmissionQueue(int maxConcurrent, ClientThreads threads) {
        this(maxConcurrent, MAX_WAITING, threads);
    }

    SubmissionQueue(int maxConcurrent, int maxWaiting, ClientThreads threads) {
        this.maxWaiting = maxWaiting;
        this.threads = threads;
        this.limit = new FairLimit(maxConcurrent, threads);
    }

    /**
     * Starts a submission, or lets it wait. Its outcome is known at the deadline at the latest.
     *
     * @throws ScalekitException if the deadline has passed, the queue is full, or the application has ended
     */
    Submission start(Task task, Deadline deadline) throws ScalekitException {
        int millisLeft = deadline.requireMillisLeft();
        Submission submission = new Submission(task);
        open.add(submission);
        Future<?> timeout =
                threads.schedule(() -> submission.giveUp(Deadline::exceeded), Duration.ofMillis(millisLeft));
        submission.outcome().whenComplete((id, failure) -> {
            timeout.cancel(false);
            open.remove(submission);
        });
        if (closed) {
            throw refuse(submission, ScalekitException.applicationEnded(false));
        }
        if (limit.tryEnter()) {
            run(submission);
        } else if (waitingCount.incrementAndGet() > maxWaiting) {
            waitingCount.decrementAndGet();
            throw refuse(
                    submission, new ScalekitException(Reason.UNREACHABLE, maxWaiting + " submissions wait already"));
        } else {
            limit.enterLater(() -> {
                waitingCount.decrementAndGet();
                run(submission);
            });
        }
        return submission;
    }

    /** Ends a submission that has not begun. */
    private static ScalekitException refuse(Submission submission, ScalekitException reason) {
        submission.giveUp(mayHaveArrived -> reason);
        return reason;
    }

    private void run(Submission submission) {
        submission.run().whenComplete((id, failure) -> limit.leave());
    }

    /** Fails all open submissions. */
    @Override
    public void close() {
        closed = true;
        open.forEach(submission -> submission.giveUp(ScalekitException::applicationEnded));
    }
}
