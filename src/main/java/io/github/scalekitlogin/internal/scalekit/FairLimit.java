// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** A limit of how many may work at the same time. The others wait in a queue, without a thread. Thread-safe. */
final class FairLimit {

    private final Semaphore free;
    private final ClientThreads threads;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    FairLimit(int max, ClientThreads threads) {
        this.free = new Semaphore(max);
        this.threads = threads;
    }

    /** Returns whether the caller may begin now. Nobody overtakes those who wait. */
    boolean tryEnter() {
        return waiting.isEmpty() && free.tryAcquire();
    }

    /** Runs an action on a thread of the pool when it may begin: it must not run on the request thread of another one. */
    void enterLater(Runnable action) {
        waiting.add(action);
        admitWaiting();
    }

    /** Lets the next one begin. Everybody who has begun calls this once. */
    void leave() {
        free.release();
        admitWaiting();
    }

    private void admitWaiting() {
        while (!waiting.isEmpty() && free.tryAcquire()) {
            Runnable next = waiting.poll();
            if (next == null) {
                free.release();
            } else {
                try {
                    threads.execute(next);
                } catch (RejectedExecutionException ended) {
                    free.release();
                }
            }
        }
    }
}
