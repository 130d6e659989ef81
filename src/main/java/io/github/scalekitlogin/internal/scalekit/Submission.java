// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** A submission of user details. It ends at its deadline at the latest. Thread-safe. */
public final class Submission {

    private final SubmissionQueue.Task task;
    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    Submission(SubmissionQueue.Task task) {
        this.task = task;
    }

    /**
     * Returns the outcome. The stage completes on the thread that knows the outcome first: a thread of the client, the
     * thread that watches the deadline, or the thread that closes the client. Dependent actions must not wait for Scalekit.
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
     * Returns a submission with the same outcome, which is known after an action has run. Actions on one stage have no order.
     *
     * @param action receives the failure, or null for success
     */
    Submission after(Consumer<ScalekitException> action) {
        Submission later = new Submission(task);
        outcome.whenComplete((id, failure) -> {
            action.accept((ScalekitException) failure);
            later.end(id, failure);
        });
        return later;
    }

    /** Runs the task, unless the submission has already ended. The result completes when nothing runs any more. */
    CompletableFuture<?> run() {
        if (outcome.isDone()) {
            return outcome;
        }
        // Composed, so that a task that throws is a failure as well.
        return CompletableFuture.completedFuture(task)
                .thenCompose(SubmissionQueue.Task::run)
                .whenComplete(this::end);
    }

    private void end(String id, Throwable failure) {
        if (failure == null) {
            outcome.complete(id);
        } else {
            outcome.completeExceptionally(ScalekitException.of(failure));
        }
    }

    /**
     * Ends the submission: nothing is sent from now on.
     *
     * @param failure creates the exception, for whether Scalekit may have processed the user details
     */
    void giveUp(Function<Boolean, ScalekitException> failure) {
        if (!outcome.isDone()) {
            end(null, failure.apply(task.giveUp()));
        }
    }
}
