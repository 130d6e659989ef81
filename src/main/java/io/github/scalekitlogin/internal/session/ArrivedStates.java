// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import java.time.InstantSource;

/**
 * Knows whether one login request arrived with different values of {@code state} on this node. Somebody who knows only the
 * identifier has to make a {@code state} up. Keeps the newest 10,000 for 10 minutes; stores no {@code state}, only its hash.
 * Thread-safe.
 */
public final class ArrivedStates {

    private static final int MAX_ENTRIES = 10_000;

    private final ExpiringMap<Arrived> entries;

    private record Arrived(int stateHash, boolean conflict) {}

    /** Creates an empty store; {@code clock} decides what has expired. */
    public ArrivedStates(InstantSource clock) {
        this.entries = new ExpiringMap<>(MAX_ENTRIES, PendingLogin.LIFETIME, clock);
    }

    /** Notes a login request that has arrived. */
    public void add(LoginRequest request) {
        int hash = request.state().hashCode();
        Arrived known = entries.get(request.loginRequestId());
        boolean conflict = known != null && (known.conflict || known.stateHash != hash);
        entries.put(request.loginRequestId(), new Arrived(hash, conflict));
    }

    /** Returns whether a login request arrived with more than one {@code state}. */
    public boolean isDisputed(String loginRequestId) {
        Arrived known = entries.get(loginRequestId);
        return known != null && known.conflict;
    }
}
