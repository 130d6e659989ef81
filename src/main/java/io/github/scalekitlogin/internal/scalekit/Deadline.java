// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The end of the time one hand-over has for all its calls together. Thread-safe. */
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

    /** Returns the milliseconds left, at least 1. */
    int requireMillisLeft() throws ScalekitException {
        long left = millisLeft();
        if (left <= 0) {
            throw passed();
        }
        return (int) left;
    }

    /** Returns whether a pause leaves time for one more call. */
    boolean allows(Duration pause) {
        return pause.toMillis() < millisLeft();
    }

    /** Returns what is thrown when the time is over. */
    static ScalekitException passed() {
        return new ScalekitException(
                ScalekitException.Reason.TIMEOUT, "Scalekit did not answer within scalekit.timeout");
    }

    private long millisLeft() {
        return (end - nanoTime.getAsLong()) / 1_000_000;
    }
}
