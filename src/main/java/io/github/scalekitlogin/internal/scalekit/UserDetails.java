// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The user details, or the report of a failed login, in the form in which they are sent. Immutable, thread-safe. */
public final class UserDetails {

    final byte[] body;
    private final String fingerprint;

    UserDetails(byte[] body) {
        this.body = body;
        this.fingerprint = fingerprint(body);
    }

    /** Returns a fingerprint that contains no user data: the first half of a SHA-256, in Base64. */
    public String fingerprint() {
        return fingerprint;
    }

    private static String fingerprint(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of each Java platform", e);
        }
    }
}
