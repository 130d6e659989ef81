// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Issued authorization codes: valid once, for one minute. */
final class AuthorizationCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final Map<AuthorizationCode, Waiting> waiting = new HashMap<>();
    private final InstantSource clock;

    AuthorizationCodes(InstantSource clock) {
        this.clock = clock;
    }

    synchronized AuthorizationCode issue(LoginRequest login) {
        AuthorizationCode code = new AuthorizationCode();
        waiting.put(code, new Waiting(login, clock.instant().plus(LIFETIME)));
        return code;
    }

    synchronized Optional<LoginRequest> remove(AuthorizationCode code) {
        return Optional.ofNullable(waiting.remove(code))
                .filter(found -> clock.instant().isBefore(found.expiresAt()))
                .map(Waiting::login);
    }

    private record Waiting(LoginRequest login, Instant expiresAt) {}
}
