// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Provides the JDK's HTTP client, and a new one after a minute. Java 17 keeps an idle connection for twenty minutes, and only
 * a setting of the whole JVM changes that. A firewall forgets such a connection earlier and tells nobody, so that a POST would
 * be lost in it. The clients share their TLS sessions. Thread-safe.
 */
final class HttpClients {

    private static final Duration MAX_AGE = Duration.ofMinutes(1);
    /** Servers close idle connections later than this. Of 64 connections in turn, each was idle for less than 130 ms. */
    private static final Duration SURELY_ALIVE = Duration.ofMillis(2);

    private final Supplier<HttpClient> factory;
    private final ClientThreads threads;
    private final LongSupplier nanoTime;
    private volatile Lease current;

    /**
     * Creates an instance. Creates no client yet.
     *
     * @param factory creates a client, on a thread of the pool
     */
    HttpClients(Supplier<HttpClient> factory, ClientThreads threads, LongSupplier nanoTime) {
        this.factory = factory;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** A client, its thread, and the number of its calls. */
    final class Lease {

        private volatile HttpClient client;
        private final List<Thread> selector;
        private final long born = nanoTime.getAsLong();
        /** The calls in progress, and one until the client is replaced. */
        private final AtomicInteger users = new AtomicInteger(1);

        private volatile long lastUse;
        private volatile boolean answered;

        private Lease(HttpClient client, List<Thread> selector) {
            this.client = client;
            this.selector = selector;
        }

        HttpClient client() {
            return client;
        }

        /** Returns whether the client may have no connection: no call was answered yet, or the last one was not. */
        boolean isNew() {
            return !answered;
        }

        /** Returns whether connections were idle so long that the server may have closed them. */
        boolean wasIdle() {
            return answered && nanoTime.getAsLong() - lastUse > SURELY_ALIVE.toNanos();
        }

        private boolean isOld() {
            return nanoTime.getAsLong() - born > MAX_AGE.toNanos();
        }

        /** Returns false if the client has ended. */
        private boolean use() {
            return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        /**
         * Ends a call.
         *
         * @param wasAnswered whether there was a response
         */
        void release(boolean wasAnswered) {
            lastUse = nanoTime.getAsLong();
            answered = wasAnswered;
            leave();
        }

        /**
         * The client has no method to close it before Java 21; its thread ends when it is interrupted. Java 25 keeps what a
         * client knows, its last calls with this object too, until nothing refers to the client itself.
         */
        private void leave() {
            if (users.decrementAndGet() == 0) {
                selector.forEach(Thread::interrupt);
                client = null;
            }
        }
    }

    /** Returns the client for a call. The caller must release it after the call. */
    Lease acquire() {
        Lease lease = current;
        while (lease == null || lease.isOld() || !lease.use()) {
            lease = replace(lease);
        }
        return lease;
    }

    /** Gives up the client. There must be no call after this; calls in progress end first. */
    synchronized void close() {
        if (current != null) {
            current.leave();
        }
    }

    private synchronized Lease replace(Lease old) {
        if (current == old) {
            current = create();
            if (old != null) {
                old.leave();
            }
        }
        return current;
    }

    /** The client starts its thread from a thread of the pool, so that both belong to the same group. */
    private Lease create() {
        Set<Thread> before = new HashSet<>(threads.alive());
        HttpClient client =
                CompletableFuture.supplyAsync(factory, threads::execute).join();
        List<Thread> selector = threads.alive().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-") && !before.contains(thread))
                .toList();
        return new Lease(client, selector);
    }
}
