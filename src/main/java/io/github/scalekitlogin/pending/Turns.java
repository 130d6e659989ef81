// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Lets the requests that want to settle the same login request (a double click) do so one after the other. Thread-safe.
 */
public final class Turns {

    /** What is done when it is one's turn. */
    @FunctionalInterface
    public interface Action<E extends Exception> {
        /** Runs while no other request settles the same login request. */
        void run() throws E;
    }

    private final ConcurrentMap<String, CompletableFuture<Void>> taken = new ConcurrentHashMap<>();

    /** Runs an action when nobody else runs one for the same login request; waits as long as others do. */
    public <E extends Exception> void take(String loginRequestId, Action<E> action) throws E {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = taken.putIfAbsent(loginRequestId, mine);
        while (other != null) {
            other.join();
            other = taken.putIfAbsent(loginRequestId, mine);
        }
        try {
            action.run();
        } finally {
            taken.remove(loginRequestId);
            mine.complete(null);
        }
    }
}
