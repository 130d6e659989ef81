// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Limits the calls to Scalekit that anonymous users can cause: at most 2 at a time and 6 per minute on this node, and 2 in
 * 10 minutes for one session. Thread-safe.
 */
final class AnonymousCallLimit {

    private static final int MAX_PARALLEL = 2;
    private static final int MAX_PER_MINUTE = 6;
    private static final int MAX_PER_SESSION = 2;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long SESSION_PERIOD = Duration.ofMinutes(10).toNanos();

    private final LongSupplier nanoTime;
    /** The calls of the last 10 minutes, oldest first: 60 at most. */
    private final Deque<Call> calls = new ArrayDeque<>();

    private int parallel;

    private record Call(String sessionId, long time) {

        /** Returns nothing: session identifiers must not reach a log. */
        @Override
        public String toString() {
            return "***";
        }
    }

    AnonymousCallLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns a permit for one call, or empty if a limit is reached. The caller runs the permit when the call has ended. */
    synchronized Optional<Runnable> tryAcquire(String sessionId) {
        long now = nanoTime.getAsLong();
        while (!calls.isEmpty() && now - calls.peekFirst().time >= SESSION_PERIOD) {
            calls.removeFirst();
        }
        long lastMinute =
                calls.stream().filter(call -> now - call.time < MINUTE).count();
        long ofSession =
                calls.stream().filter(call -> call.sessionId.equals(sessionId)).count();
        if (parallel >= MAX_PARALLEL || lastMinute >= MAX_PER_MINUTE || ofSession >= MAX_PER_SESSION) {
            return Optional.empty();
        }
        calls.addLast(new Call(sessionId, now));
        parallel++;
        return Optional.of(this::release);
    }

    private synchronized void release() {
        parallel--;
    }
}
