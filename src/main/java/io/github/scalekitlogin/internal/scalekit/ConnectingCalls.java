// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits how many calls look for a connection at the same time; the others wait. Each may need a TLS handshake, and when hundreds of
 * users come at once, the processors cannot make hundreds of handshakes before {@code scalekit.connect-timeout}. A call that finds
 * a kept connection leaves at once. Thread-safe.
 */
final class ConnectingCalls {

    /** Of 500 users at once on two processors, up to 84 failed without a limit. */
    private static final int MAX = 32;

    private final ClientThreads threads;
    private final Semaphore free = new Semaphore(MAX);
    private final Queue<CompletableFuture<Call>> waiting = new ConcurrentLinkedQueue<>();

    ConnectingCalls(ClientThreads threads) {
        this.threads = threads;
    }

    /** A call that looks for a connection. */
    final class Call {

        private final AtomicBoolean left = new AtomicBoolean();

        private Call() {}

        /** The call has a connection, or needs none any more. May be called more than once. */
        void leave() {
            if (left.compareAndSet(false, true)) {
                free.release();
                admitWaiting();
            }
        }
    }

    /** Returns a call: at once on this thread, or later on a thread of the pool. To cancel the stage gives the call up. */
    CompletableFuture<Call> enter() {
        if (waiting.isEmpty() && free.tryAcquire()) {
            return CompletableFuture.completedFuture(new Call());
        }
        CompletableFuture<Call> turn = new CompletableFuture<>();
        waiting.add(turn);
        admitWaiting();
        return turn;
    }

    private void admitWaiting() {
        while (!waiting.isEmpty() && free.tryAcquire()) {
            CompletableFuture<Call> next = waiting.poll();
            if (next == null) {
                free.release();
            } else {
                admit(next);
            }
        }
    }

    private void admit(CompletableFuture<Call> next) {
        Call call = new Call();
        try {
            threads.execute(() -> {
                if (!next.complete(call)) {
                    call.leave();
                }
            });
        } catch (RejectedExecutionException ended) {
            free.release();
        }
    }
}
