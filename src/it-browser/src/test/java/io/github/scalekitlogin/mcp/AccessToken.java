// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Access tokens as Scalekit issues them, but for what a test wants otherwise. */
final class AccessToken {

    private AccessToken() {}

    /** Returns a token for alice, good for ten minutes, with these claims in place of its own; empty ones are left out. */
    static String of(ScalekitSimulator scalekit, Map<String, Object> otherwise) {
        return issuedBy(scalekit, scalekit, otherwise);
    }

    /** Returns a token that claims to be Scalekit's but is signed with the keys of somebody else. */
    static String issuedBy(ScalekitSimulator signer, ScalekitSimulator scalekit, Map<String, Object> otherwise) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                scalekit.environmentUrl().toString(),
                "aud",
                scalekit.resourceId(),
                "sub",
                "alice",
                "exp",
                Instant.now().getEpochSecond() + 600));
        claims.putAll(otherwise);
        claims.values().removeIf(""::equals);
        return signer.signedToken(claims);
    }
}
