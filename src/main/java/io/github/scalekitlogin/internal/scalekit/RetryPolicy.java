// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Repeats a call up to two times, after a short random pause, if that is safe: nothing was sent, or the answer says that
 * Scalekit is temporarily unavailable.
 */
final class RetryPolicy {

    private static final int MAX_ATTEMPTS = 3;
    private static final Set<Integer> RETRYABLE_STATUS = Set.of(429, 502, 503, 504);

    private RetryPolicy() {}

    /** One call. */
    @FunctionalInterface
    interface Call {
        Transport.Answer post() throws ScalekitException;
    }

    /** Returns the first answer that must not be retried, or the last answer when no attempt or no time is left. */
    static Transport.Answer execute(Call call, Deadline deadline) throws ScalekitException {
        for (int attempt = 1; ; attempt++) {
            Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(50L, 250L * attempt));
            try {
                Transport.Answer answer = call.post();
                Duration wait = answer.retryAfter() == null
                        ? pause
                        : answer.retryAfter().plus(pause);
                if (!RETRYABLE_STATUS.contains(answer.status()) || attempt == MAX_ATTEMPTS || !deadline.allows(wait)) {
                    return answer;
                }
                sleep(wait);
            } catch (ScalekitException e) {
                if (!isSafeToRetry(e) || attempt == MAX_ATTEMPTS || !deadline.allows(pause)) {
                    throw e;
                }
                sleep(pause);
            }
        }
    }

    private static boolean isSafeToRetry(ScalekitException failure) {
        return failure.reason() == Reason.UNREACHABLE && !failure.mayHaveArrived();
    }

    /** The thread is one of this library's own, so it may sleep. */
    private static void sleep(Duration pause) throws ScalekitException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.UNREACHABLE, "The application has ended", e);
        }
    }
}
