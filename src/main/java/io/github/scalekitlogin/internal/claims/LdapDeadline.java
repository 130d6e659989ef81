// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.time.Duration;

/** The limit for all connections and searches for one user. Immutable. */
final class LdapDeadline {

    private final long end;

    LdapDeadline(Duration timeout) {
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Returns the time that is left, more than zero.
     *
     * @throws ClaimsException if there is none
     */
    Duration remaining() throws ClaimsException {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw ClaimsException.sourceFailed("The LDAP search has not ended within scalekit.timeout", null);
        }
        return Duration.ofNanos(nanos);
    }
}
