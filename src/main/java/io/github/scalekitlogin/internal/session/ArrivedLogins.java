// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The login requests that arrived on this node. It knows whether one arrived with different values of {@code state}, which
 * somebody who knows only the identifier has to make up, and whether one has expired. Keeps the newest 10,000 for an hour;
 * stores no {@code state}, only its hash. Thread-safe.
 */
public final class ArrivedLogins {

    private static final int MAX_ENTRIES = 10_000;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final ExpiringMap<Arrived> entries;
    private final InstantSource clock;

    private record Arrived(int stateHash, boolean conflict, long at) {}

    /** Creates an empty store; {@code clock} decides what has expired. */
    public ArrivedLogins(InstantSource clock) {
        this.entries = new ExpiringMap<>(MAX_ENTRIES, LIFETIME, clock);
        this.clock = clock;
    }

    /** Notes a login request that has arrived. */
    public void add(LoginRequest request) {
        int hash = request.state().hashCode();
        Arrived known = entries.get(request.loginRequestId());
        boolean conflict = known != null && (known.conflict || known.stateHash != hash);
        entries.put(request.loginRequestId(), new Arrived(hash, conflict, known == null ? clock.millis() : known.at));
    }

    /** Returns whether a login request arrived with more than one {@code state}. */
    public boolean isDisputed(String loginRequestId) {
        Arrived known = entries.get(loginRequestId);
        return known != null && known.conflict;
    }

    /** Returns whether a login request arrived on this node. */
    public boolean contains(String loginRequestId) {
        return entries.get(loginRequestId) != null;
    }

    /** Returns whether a login request arrived on this node longer ago than it may wait. */
    public boolean isExpired(String loginRequestId) {
        Arrived known = entries.get(loginRequestId);
        return known != null && clock.millis() >= known.at + PendingLogin.LIFETIME.toMillis();
    }
}
