// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.claims.UserClaims;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.eclipse.parsson.JsonProviderImpl;
import org.eclipse.yasson.JsonBindingProvider;

/**
 * What goes to and comes from Scalekit, as JSON. The providers are named rather than looked up, so that it does not matter
 * which the application or the server has. Thread-safe.
 */
final class Messages {

    private final JsonProvider json = new JsonProviderImpl();
    private Jsonb jsonb;

    /** The answer of the token endpoint (RFC 6749, 5.1). {@code expiresIn} is in seconds and may be missing. */
    public record Token(String accessToken, String tokenType, Long expiresIn) {

        /** Tokens are not for logs. */
        @Override
        public String toString() {
            return "***";
        }
    }

    /** The answer of the user endpoint. */
    public record Accepted(String authRequestId) {}

    /** Made at the first call: that takes long, and the deployment need not wait for it. */
    private synchronized Jsonb jsonb() {
        if (jsonb == null) {
            jsonb = new JsonBindingProvider()
                    .create()
                    .withProvider(json)
                    .withConfig(new JsonbConfig()
                            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES))
                    .build();
        }
        return jsonb;
    }

    byte[] write(UserClaims claims) {
        return jsonb().toJson(claims).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns what a body says, or null when it is no JSON object of this form. Read whole before anything is picked out of
     * it: Parsson's parser never comes to an end when it skips an array that is cut off.
     */
    <T> T read(byte[] body, Class<T> type) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            // Closes itself. Closed once more it would hand its buffer out twice.
            json.createReader(new StringReader(text)).readObject();
            return jsonb().fromJson(text, type);
        } catch (RuntimeException notThis) {
            // Numbers of a million digits, deep nesting: each library has exceptions of its own.
            return null;
        }
    }
}
