// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Repeats a call up to two times, after a short random pause, if that is safe: nothing was sent, or the answer says that
 * Scalekit is temporarily unavailable. Thread-safe.
 */
final class RetryPolicy {

    private static final int MAX_ATTEMPTS = 3;
    private static final Set<Integer> RETRYABLE_STATUS = Set.of(429, 502, 503, 504);

    private final ClientThreads threads;

    RetryPolicy(ClientThreads threads) {
        this.threads = threads;
    }

    /** Returns the first answer that must not be retried, or the last answer when no attempt or no time is left. */
    CompletableFuture<Transport.Answer> execute(Supplier<CompletableFuture<Transport.Answer>> call, Deadline deadline) {
        return execute(call, deadline, 1);
    }

    private CompletableFuture<Transport.Answer> execute(
            Supplier<CompletableFuture<Transport.Answer>> call, Deadline deadline, int attempt) {
        CompletableFuture<Transport.Answer> first = call.get();
        return first.handle((answer, failure) -> {
                    Duration pause =
                            Duration.ofMillis(ThreadLocalRandom.current().nextLong(50L, 250L * attempt));
                    if (answer != null && answer.retryAfter() != null) {
                        pause = pause.plus(answer.retryAfter());
                    }
                    boolean again = failure == null
                            ? RETRYABLE_STATUS.contains(answer.status())
                            : isSafeToRetry(ScalekitException.of(failure));
                    return again && attempt < MAX_ATTEMPTS && deadline.allows(pause)
                            ? after(pause).thenCompose(ignored -> execute(call, deadline, attempt + 1))
                            : first;
                })
                .thenCompose(Function.identity());
    }

    /** A certificate may be wrong on one of several servers only. */
    private static boolean isSafeToRetry(ScalekitException failure) {
        return failure.reason() != Reason.TIMEOUT && !failure.mayHaveArrived();
    }

    private CompletableFuture<Void> after(Duration pause) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        threads.schedule(() -> over.completeAsync(() -> null, threads::execute), pause);
        return over;
    }
}
