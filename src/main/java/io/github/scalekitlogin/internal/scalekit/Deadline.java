// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time limit for one submission with all its calls. Thread-safe. */
final class Deadline {

    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    /**
     * Returns the milliseconds left, at least 1.
     *
     * @throws ScalekitException if the deadline has passed; the exception says that nothing was sent
     */
    int requireMillisLeft() throws ScalekitException {
        long left = millisLeft();
        if (left <= 0) {
            throw exceeded(false);
        }
        return (int) left;
    }

    /** Returns whether a pause of this length leaves time for one more call. */
    boolean allows(Duration pause) {
        return pause.toMillis() < millisLeft();
    }

    /** Returns the exception for a deadline that has passed. */
    static ScalekitException exceeded(boolean mayHaveArrived) {
        return new ScalekitException(
                ScalekitException.Reason.TIMEOUT,
                "Scalekit did not answer within scalekit.timeout",
                null,
                mayHaveArrived);
    }

    private long millisLeft() {
        return (end - nanoTime.getAsLong()) / 1_000_000;
    }
}
