// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.security.SecureRandom;
import java.util.Base64;

/** Random ids in the formats of Scalekit. */
final class RandomIds {

    private static final int DIGITS = 17;
    private static final int SECRET_BYTES = 36;

    private final SecureRandom random = new SecureRandom();

    /** Returns a prefix and 17 digits, {@code lri_86659065219908156} for example. */
    String numbered(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append(1 + random.nextInt(9));
        for (int digit = 1; digit < DIGITS; digit++) {
            id.append(random.nextInt(10));
        }
        return id.toString();
    }

    /** Returns 48 base64url characters from a secure random generator. */
    String unguessable() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
