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
 * Converts requests and responses to and from JSON. Names its JSON providers instead of looking them up, so that the
 * libraries of the application and the server do not matter. Thread-safe.
 */
final class WireMessages {

    private Mapping mapping;

    /** The libraries. */
    private record Mapping(JsonProvider json, Jsonb jsonb) {}

    /**
     * The response of the token endpoint.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749, section 5.1</a>
     * @param accessToken the token
     * @param tokenType {@code Bearer}
     * @param expiresIn lifetime in seconds, or null
     */
    public record Token(String accessToken, String tokenType, Long expiresIn) {

        /** Returns {@code ***}: tokens must not be logged. */
        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * The response of the user endpoint.
     *
     * @param authRequestId the key to Scalekit's auth logs, or null
     */
    public record Accepted(String authRequestId) {}

    /** Loads the libraries on first use. That is slow, and the deployment must not wait for it. */
    private synchronized Mapping mapping() {
        if (mapping == null) {
            JsonProvider json = new JsonProviderImpl();
            Jsonb jsonb = new JsonBindingProvider()
                    .create()
                    .withProvider(json)
                    .withConfig(new JsonbConfig()
                            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES))
                    .build();
            mapping = new Mapping(json, jsonb);
        }
        return mapping;
    }

    byte[] write(UserClaims claims) {
        return mapping().jsonb().toJson(claims.asMap()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a response body. Parses the whole object first, because Parsson's parser never ends when it skips an array that is
     * cut off.
     *
     * @return the message, or null if the body is not a JSON object of this type
     */
    <T> T read(byte[] body, Class<T> type) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            // The reader closes itself. A second close would return its buffer to the pool twice.
            Mapping known = mapping();
            known.json().createReader(new StringReader(text)).readObject();
            return known.jsonb().fromJson(text, type);
        } catch (RuntimeException invalid) {
            // Very long numbers and deep nesting: each library throws exceptions of its own.
            return null;
        }
    }
}
