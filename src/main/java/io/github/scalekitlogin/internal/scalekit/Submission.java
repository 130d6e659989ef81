// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A submission under way, which ends by the deadline of its hand-over. Thread-safe. */
public final class Submission {

    private final CompletableFuture<Void> begun;
    private final CompletableFuture<String> outcome;

    Submission(CompletableFuture<Void> begun, CompletableFuture<String> outcome) {
        this.begun = begun;
        this.outcome = outcome;
    }

    /** Tells why it failed, or null when it did not. */
    void whenNoted(Consumer<ScalekitException> note) {
        outcome.whenComplete(
                (id, failure) -> note.accept(failure instanceof ScalekitException refused ? refused : null));
    }

    /** Runs something as soon as Scalekit has the details, also when nobody waits any more; it must not block. */
    public void whenAccepted(Runnable next) {
        outcome.thenRun(next);
    }

    /** Runs something as soon as the outcome is there, on the thread that brings it about: it must not block. */
    public void whenDone(Runnable next) {
        outcome.whenComplete((id, failure) -> next.run());
    }

    /**
     * Waits for the outcome.
     *
     * @param patience how long to wait for a free thread; a submission that has not begun by then is given up
     * @return Scalekit's {@code auth_request_id}, the key to its auth logs, or {@code -} when it names none that can be logged
     * @throws ScalekitException when Scalekit did not take the details, for whatever reason
     */
    public String await(Duration patience) throws ScalekitException {
        try {
            if (!outcome.isDone()) {
                CompletableFuture.anyOf(begun, outcome).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
            return outcome.get();
        } catch (TimeoutException e) {
            ScalekitException busy = new ScalekitException(
                    Reason.UNREACHABLE,
                    "No thread was free within " + patience + ": see scalekit.max-concurrent-handovers",
                    e);
            outcome.completeExceptionally(busy);
            throw busy;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.TIMEOUT, "The server stopped waiting for Scalekit", e);
        }
    }

    private static ScalekitException failure(Throwable cause) {
        if (cause instanceof ScalekitException refused) {
            return refused;
        }
        throw new IllegalStateException("The submission failed", cause);
    }
}
