// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits how many calls look for a connection at the same time; the others wait. Each may need a TLS handshake, and when hundreds of
 * users come at once, the processors cannot make hundreds of handshakes before {@code scalekit.connect-timeout}. A call that finds
 * a kept connection leaves at once. Thread-safe.
 */
final class ConnectingCalls {

    /** Of 500 users at once on two processors, up to 84 failed without a limit. */
    private static final int MAX = 32;

    private final FairLimit limit;

    ConnectingCalls(ClientThreads threads) {
        this.limit = new FairLimit(MAX, threads);
    }

    /** A call that looks for a connection. */
    final class Call {

        private final AtomicBoolean left = new AtomicBoolean();

        private Call() {}

        /** The call has a connection, or needs none any more. May be called more than once. */
        void leave() {
            if (left.compareAndSet(false, true)) {
                limit.leave();
            }
        }
    }

    /** Returns a call: at once on this thread, or later on a thread of the pool. To cancel the stage gives the call up. */
    CompletableFuture<Call> enter() {
        if (limit.tryEnter()) {
            return CompletableFuture.completedFuture(new Call());
        }
        CompletableFuture<Call> entry = new CompletableFuture<>();
        limit.enterLater(() -> {
            Call call = new Call();
            if (!entry.complete(call)) {
                call.leave();
            }
        });
        return entry;
    }
}
