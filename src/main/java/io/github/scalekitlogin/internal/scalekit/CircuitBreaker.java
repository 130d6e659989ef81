// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Rejects submissions while Scalekit is unavailable. Opens after several outages in a row. While it is open, it permits one
 * trial submission every few seconds. Thread-safe.
 *
 * @see <a href="https://martinfowler.com/bliki/CircuitBreaker.html">Circuit breaker</a>
 */
final class CircuitBreaker {

    private static final int FAILURE_THRESHOLD = 5;
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private int outages;
    private long openUntil;

    CircuitBreaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Permits a submission. While the breaker is open, a permitted submission is the only trial of its interval.
     *
     * @throws ScalekitException if the breaker is open
     */
    synchronized void acquirePermission() throws ScalekitException {
        requireNotOpen();
        if (outages >= FAILURE_THRESHOLD) {
            openUntil = nanoTime.getAsLong() + RETRY_INTERVAL.toNanos();
        }
    }

    /**
     * Checks that the breaker is not open, and changes nothing.
     *
     * @throws ScalekitException if the breaker is open
     */
    synchronized void requireNotOpen() throws ScalekitException {
        long now = nanoTime.getAsLong();
        if (outages >= FAILURE_THRESHOLD && now - openUntil < 0) {
            throw new ScalekitException(
                    Reason.UNREACHABLE,
                    "Scalekit was unavailable " + outages + " times in a row; the next attempt is possible in "
                            + (openUntil - now) / 1_000_000 + " ms");
        }
    }

    /** Records the outcome of a submission: null for success. */
    synchronized void record(ScalekitException failure) {
        if (failure == null || !failure.reason().isOutage()) {
            outages = 0;
        } else if (!failure.isRepeated()) {
            outages++;
            openUntil = nanoTime.getAsLong() + RETRY_INTERVAL.toNanos();
        }
    }
}
