// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A submission of user details. It ends at its deadline at the latest. Thread-safe. */
public final class Submission {

    private final SubmissionExecutor.Task task;
    /** True once the task has begun; false once the task can no longer begin. The first of the two to complete it decides. */
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();

    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    Submission(SubmissionExecutor.Task task) {
        this.task = task;
    }

    /**
     * Returns the outcome. The stage completes on the thread that knows the outcome first: a thread of the client, the
     * thread that watches the deadline, or the thread that closes the client. Dependent actions must not block.
     *
     * <p>The value is Scalekit's {@code auth_request_id}, the key to its auth logs, or {@code -} if Scalekit sent none that
     * can be logged. A failure is always a {@link ScalekitException}. An action on this stage itself receives that exception
     * and no {@link java.util.concurrent.CompletionException}.
     */
    public CompletionStage<String> outcome() {
        // Not a copy of the stage: copies wrap the exception.
        return outcome;
    }

    /**
     * Waits for the outcome.
     *
     * @param maxWaitForThread how long to wait until a thread is free; a submission that has not begun by then is cancelled
     * @return the {@code auth_request_id} as in {@link #outcome()}
     * @throws ScalekitException if the submission failed
     */
    public String await(Duration maxWaitForThread) throws ScalekitException {
        try {
            return awaitThread(maxWaitForThread) ? outcome.get() : failNotBegun(maxWaitForThread);
        } catch (ExecutionException e) {
            throw (ScalekitException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.TIMEOUT, "The server stopped waiting for Scalekit", e, true);
        }
    }

    /** Returns false if the task has not begun in time, and now never begins. */
    private boolean awaitThread(Duration maxWait) throws InterruptedException, ExecutionException {
        try {
            begun.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !begun.complete(false);
        }
    }

    private String failNotBegun(Duration waited) throws ScalekitException {
        ScalekitException busy = new ScalekitException(
                Reason.UNREACHABLE, "No thread was free within " + waited + ": see scalekit.max-concurrent-handovers");
        outcome.completeExceptionally(busy);
        throw busy;
    }

    /** Runs the task, unless the submission has already ended. */
    void run() {
        if (!begun.complete(true)) {
            return;
        }
        try {
            outcome.complete(task.run());
        } catch (ScalekitException e) {
            outcome.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(new ScalekitException(
                    Reason.INTERNAL_ERROR,
                    "The submission failed unexpectedly: " + e.getClass().getName(),
                    e,
                    task.mayHaveArrived()));
        }
    }

    /** Ends the submission because its deadline has passed. */
    void timeOut() {
        boolean neverBegins = begun.complete(false);
        outcome.completeExceptionally(Deadline.exceeded(!neverBegins && task.mayHaveArrived()));
    }

    /** Ends the submission because the application has ended. */
    void end() {
        boolean neverBegins = begun.complete(false);
        fail(new ScalekitException(Reason.UNREACHABLE, "The application has ended", null, !neverBegins));
    }

    /** Ends the submission with a failure. A task that has not begun never begins. */
    void fail(ScalekitException failure) {
        begun.complete(false);
        outcome.completeExceptionally(failure);
    }
}
