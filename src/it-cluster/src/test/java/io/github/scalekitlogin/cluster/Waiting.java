// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that can be observed. */
final class Waiting {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Waiting() {}

    /** Returns when a condition holds; fails after the timeout. */
    static void until(String what, Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + timeout + ": " + what);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }
}
