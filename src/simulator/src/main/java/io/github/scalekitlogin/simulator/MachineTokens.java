// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The valid access tokens of the application's machine-to-machine client. */
final class MachineTokens {

    private final Map<String, Instant> expiryByToken = new ConcurrentHashMap<>();
    private final RandomIds ids = new RandomIds();
    private final InstantSource clock;

    MachineTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns a new opaque token, valid for {@link AccessTokens#LIFETIME}. */
    String issue() {
        String token = ids.unguessable();
        expiryByToken.put(token, clock.instant().plus(AccessTokens.LIFETIME));
        return token;
    }

    boolean accepts(String token) {
        Instant expiresAt = expiryByToken.get(token);
        return expiresAt != null && clock.instant().isBefore(expiresAt);
    }

    void revokeAll() {
        expiryByToken.clear();
    }
}
