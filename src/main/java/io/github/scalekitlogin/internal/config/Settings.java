// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;

/**
 * What the filter is told, checked. {@link Setting} says what each means.
 *
 * @param environmentUrl scheme and authority only, no trailing slash
 * @param clientId the M2M client's id
 * @param clientSecret the M2M client's secret
 * @param connectionId {@code conn_…}
 * @param path prefix of the filter's own paths below the context, such as {@code /scalekit}
 * @param login how the application signs people in
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
        Login login,
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
     * How the application signs people in.
     *
     * @param page the application's login page below the context, or null: the container asks for its own
     * @param principal an expression for whoever is signed in without the container, or null
     * @param principalAttribute the session's attribute that holds whoever is signed in without the container, or null
     */
    public record Login(String page, String principal, String principalAttribute) {

        /** Returns whether whoever is signed in is the container's principal. */
        public boolean isByContainer() {
            return principal == null && principalAttribute == null;
        }
    }

    /**
     * Where claims come from.
     *
     * @param emailDomain appended to a principal's name that is no e-mail address, or null
     * @param roles the roles Scalekit may be told of, each with the name it is told
     * @param groups those it may be told of as groups
     * @param values fixed texts and expressions by the claim's name, {@code custom_attributes.…} among them
     * @param sql the query for claims, or null
     * @param ldap the directory with claims, or null
     */
    public record Claims(
            String emailDomain,
            Map<String, String> roles,
            Map<String, String> groups,
            Map<String, String> values,
            Sql sql,
            Ldap ldap) {}

    /**
     * A query for claims.
     *
     * @param dataSource name of a data source
     * @param query the query, with one {@code ?}
     */
    public record Sql(String dataSource, String query) {}

    /**
     * A directory with claims.
     *
     * @param url {@code ldaps://host:port}
     * @param base name below which people are searched for
     * @param filter what finds one, with <code>{0}</code>
     * @param bindDn the name to ask as, or null: anonymously
     * @param bindPassword its password, or null
     * @param attributes the attribute for each claim
     */
    public record Ldap(
            URI url, String base, String filter, String bindDn, String bindPassword, Map<String, String> attributes) {

        /** Names the directory only. */
        @Override
        public String toString() {
            return url.toString();
        }
    }
}
