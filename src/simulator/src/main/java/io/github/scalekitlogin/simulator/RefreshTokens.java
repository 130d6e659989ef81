// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Refresh tokens of MCP clients: each is valid once. The second use of one revokes all tokens of its login. */
final class RefreshTokens {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final Map<RefreshToken, Issued> issued = new HashMap<>();
    private final InstantSource clock;

    RefreshTokens(InstantSource clock) {
        this.clock = clock;
    }

    synchronized RefreshToken issue(LoginRequest login) {
        RefreshToken token = new RefreshToken();
        issued.put(token, new Issued(login, clock.instant().plus(LIFETIME), false));
        return token;
    }

    /** Returns the login for which the token was issued, if the token is valid. */
    synchronized Optional<LoginRequest> redeem(RefreshToken token) {
        Issued found = issued.get(token);
        if (found == null || !clock.instant().isBefore(found.expiresAt())) {
            return Optional.empty();
        }
        if (found.used()) {
            issued.values()
                    .removeIf(other -> other.login().id().equals(found.login().id()));
            return Optional.empty();
        }
        issued.put(token, new Issued(found.login(), found.expiresAt(), true));
        return Optional.of(found.login());
    }

    private record Issued(LoginRequest login, Instant expiresAt, boolean used) {}
}
