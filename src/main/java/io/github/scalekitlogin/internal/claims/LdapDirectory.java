// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.net.URI;
import java.time.Duration;

/**
 * Where a directory is and how it is asked.
 *
 * @param url {@code ldaps://host:port}
 * @param base the name below which people are searched for
 * @param bindName the name to ask as, or null: anonymously
 * @param bindPassword its password, or null
 * @param timeout longest wait for a connection, and for an answer
 */
public record LdapDirectory(URI url, String base, String bindName, String bindPassword, Duration timeout) {

    /** Names the directory only: the rest is not for logs. */
    @Override
    public String toString() {
        return url.toString();
    }
}
