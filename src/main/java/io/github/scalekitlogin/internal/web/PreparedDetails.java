// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.scalekit.UserDetails;
import io.github.scalekitlogin.internal.session.ExpiringMap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * User details that one request has built and the next request of the same session sends. Only this node knows them. The next
 * request names them by a token, and no other node sends for a request with a token: if this node has the details, nobody
 * has sent them yet. Keeps the newest 10,000 for 10 seconds. Thread-safe.
 */
final class PreparedDetails {

    private static final int MAX_ENTRIES = 10_000;
    private static final Duration LIFETIME = Duration.ofSeconds(10);

    private final ExpiringMap<Entry> entries;

    /**
     * Details that are ready to be sent.
     *
     * @param details the details
     * @param spent how long it took to build them
     */
    record Prepared(UserDetails details, Duration spent) {}

    private record Entry(String token, String sessionId, String account, Prepared prepared) {

        /** Returns nothing: account and session identifier must not reach a log. */
        @Override
        public String toString() {
            return "***";
        }
    }

    PreparedDetails(InstantSource clock) {
        this.entries = new ExpiringMap<>(MAX_ENTRIES, LIFETIME, clock);
    }

    /** Keeps details for the next request, and returns the token that it must have. */
    String put(String loginRequestId, String sessionId, String account, Prepared prepared) {
        String token = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        entries.put(loginRequestId, new Entry(token, sessionId, account, prepared));
        return token;
    }

    /** Removes and returns the details with this token, if they were built in this session for this account. */
    Optional<Prepared> take(String loginRequestId, String token, String sessionId, String account) {
        return Optional.ofNullable(entries.remove(loginRequestId))
                .filter(entry ->
                        entry.token.equals(token) && entry.sessionId.equals(sessionId) && entry.account.equals(account))
                .map(Entry::prepared);
    }
}
