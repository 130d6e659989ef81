// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spares people the wait, and Scalekit the calls, while it is away: after several outages in a row answers at once, and lets
 * one through every few seconds to find out. Thread-safe.
 */
final class Breaker {

    private static final int OUTAGES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private int outages;
    private long closedUntil;

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Lets a hand-over through, or says that Scalekit is away. */
    synchronized void pass() throws ScalekitException {
        if (outages < OUTAGES) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - closedUntil < 0) {
            throw new ScalekitException(
                    Reason.UNREACHABLE,
                    "Scalekit was away " + outages + " times in a row; the next try is made in "
                            + (closedUntil - now) / 1_000_000 + " ms");
        }
        closedUntil = now + PAUSE.toNanos();
    }

    /** Notes what came of a hand-over; null for one that succeeded. */
    synchronized void note(ScalekitException failure) {
        if (failure == null || !failure.reason().isOutage()) {
            outages = 0;
        } else if (!failure.isHearsay()) {
            outages++;
            closedUntil = nanoTime.getAsLong() + PAUSE.toNanos();
        }
    }
}
