// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Tries a call again, at once and only where that is safe: it never left, or whoever answered did not process it. */
final class Retries {

    private static final int MOST_TRIES = 3;
    private static final Set<Integer> NOT_NOW = Set.of(429, 502, 503, 504);

    private Retries() {}

    /** One call. */
    @FunctionalInterface
    interface Call {
        Transport.Answer post() throws ScalekitException;
    }

    /** Returns the first answer that is not to be tried again, or that leaves no time to. */
    static Transport.Answer post(Call call, Deadline deadline) throws ScalekitException {
        for (int tries = 1; ; tries++) {
            Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(50L, 250L * tries));
            try {
                Transport.Answer answer = call.post();
                Duration wait = answer.retryAfter() == null
                        ? pause
                        : answer.retryAfter().plus(pause);
                if (!NOT_NOW.contains(answer.status()) || tries == MOST_TRIES || !deadline.allows(wait)) {
                    return answer;
                }
                sleep(wait);
            } catch (ScalekitException e) {
                if (!e.isUnsent() || tries == MOST_TRIES || !deadline.allows(pause)) {
                    throw e;
                }
                sleep(pause);
            }
        }
    }

    /** A pause between two tries is what this is about; the thread is one of our own. */
    private static void sleep(Duration pause) throws ScalekitException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScalekitException(Reason.UNREACHABLE, "The application has ended", e);
        }
    }
}
