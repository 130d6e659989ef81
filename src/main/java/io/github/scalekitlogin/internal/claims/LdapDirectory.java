// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.net.URI;
import java.time.Duration;

/**
 * An LDAP directory and how to connect to it.
 *
 * @param url {@code ldaps://host:port}
 * @param base distinguished name below which users are searched
 * @param bindName distinguished name for the bind, or null: anonymous
 * @param bindPassword password for the bind, or null
 * @param timeout limit for connecting, and for each answer
 */
public record LdapDirectory(URI url, String base, String bindName, String bindPassword, Duration timeout) {

    /** Returns the URL only: the other components must not be logged. */
    @Override
    public String toString() {
        return url.toString();
    }
}
