// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Lets the requests that want to settle the same login request (a double click) do so one after the other. Thread-safe.
 */
public final class Turns {

    private final ConcurrentMap<String, CompletableFuture<Void>> taken = new ConcurrentHashMap<>();

    /** Takes the turn for a login request, or says whose it is: the turn returned is one's own or another request's. */
    public Turn take(String loginRequestId) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> others = taken.putIfAbsent(loginRequestId, mine);
        return new Turn(this, loginRequestId, others == null ? mine : others, others == null);
    }

    /**
     * The turn of one request. Ends on any thread, more than once without harm.
     *
     * @param isOwn whether it is the caller's
     */
    public record Turn(Turns turns, String loginRequestId, CompletableFuture<Void> over, boolean isOwn) {

        /** Lets the next request have its turn. */
        public void end() {
            turns.taken.remove(loginRequestId, over);
            over.complete(null);
        }
    }
}
