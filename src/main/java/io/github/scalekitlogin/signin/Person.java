// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * The person who is signed in, as the container says. The container's principal alone counts: neither
 * {@code authenticate()}'s answer nor {@code getAuthType()} is reliable.
 *
 * @param principal the container's principal, not null, with a name that is not empty
 */
public record Person(Principal principal) {

    /** Returns who is signed in; empty when nobody is, or the container cannot tell. Never throws. */
    public static Optional<Person> of(HttpServletRequest request) {
        Principal principal = principal(request);
        return principal == null
                        || principal.getName() == null
                        || principal.getName().isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(principal));
    }

    /**
     * Returns whether the browser may have signed the person in by itself, with a password or certificate it keeps: then
     * being signed in says nothing of what the person wants.
     */
    public static boolean isSignedInByBrowser(HttpServletRequest request) {
        return request.getHeader("Authorization") != null
                || HttpServletRequest.CLIENT_CERT_AUTH.equals(request.getAuthType());
    }

    /** Returns the principal's name, not empty. */
    public String name() {
        return principal.getName();
    }

    /** Says nothing about the person: names are not for logs. */
    @Override
    public String toString() {
        return "***";
    }

    /** Jetty throws at the first call of a BASIC login that meets an old session, and answers the second. */
    private static Principal principal(HttpServletRequest request) {
        try {
            return request.getUserPrincipal();
        } catch (RuntimeException firstCall) {
            try {
                return request.getUserPrincipal();
            } catch (RuntimeException secondCall) {
                return null;
            }
        }
    }
}
