// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;

/**
 * An LDAP directory and how to connect to it.
 *
 * @param urls {@code ldaps://host:port} of each server, in the order in which they are tried
 * @param startTls whether an {@code ldap} connection is encrypted with StartTLS before the bind
 * @param trustStore the trusted certificates, or null: the certificates that the JVM trusts
 * @param bindName distinguished name for the bind, or null: anonymous
 * @param bindPassword password for the bind, or null
 * @param timeout limit for all connections and searches for one user
 */
public record LdapDirectory(
        List<URI> urls, boolean startTls, KeyStore trustStore, String bindName, String bindPassword, Duration timeout) {

    /** Returns the URLs only: the other components must not be logged. */
    @Override
    public String toString() {
        String list = urls.toString();
        return list.substring(1, list.length() - 1).replace(",", "");
    }
}
