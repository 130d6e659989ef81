// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.config;

import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

/**
 * What the filter is told, checked. {@link Setting} says what each means.
 *
 * @param environmentUrl scheme and authority only, no trailing slash
 * @param clientId the M2M client's id
 * @param clientSecret the M2M client's secret
 * @param connectionId {@code conn_…}
 * @param path prefix of the filter's own paths below the context, such as {@code /scalekit}
 * @param loginPage the application's login page below the context, or null: the container asks for its own
 * @param confirm when the confirm page is shown
 * @param stylesheet the application's stylesheet for the filter's pages, below the context, or null: their own
 * @param network how Scalekit is reached
 * @param claims what the default claims are made with
 */
public record Settings(
        URI environmentUrl,
        String clientId,
        ClientSecret clientSecret,
        String connectionId,
        String path,
        String loginPage,
        Confirm confirm,
        String stylesheet,
        Network network,
        Claims claims) {

    /** When a person is asked before the hand-over. */
    public enum Confirm {
        /** When somebody was signed in already as the login request came. */
        SIGNED_IN,
        /** Each time. */
        ALWAYS,
        /** Not at all: only where every login request is known to come from the person. */
        NEVER
    }

    /**
     * How Scalekit is reached.
     *
     * @param connectTimeout longest wait for a connection
     * @param timeout longest time for everything one hand-over asks
     * @param maxConcurrentHandovers how many hand-overs may speak at once; the others wait
     * @param proxy scheme, host and port of the proxy to go through, or null: as the JVM's properties say
     * @param trustStore the certificates to trust, or null: those the JVM trusts
     */
    public record Network(
            Duration connectTimeout, Duration timeout, int maxConcurrentHandovers, URI proxy, KeyStore trustStore) {}

    /**
     * What the default claims are made with.
     *
     * @param emailDomain appended to a principal's name that is no e-mail address, or null
     * @param roles the roles Scalekit may be told of
     */
    public record Claims(String emailDomain, List<String> roles) {}
}
