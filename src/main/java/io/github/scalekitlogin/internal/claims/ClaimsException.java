// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

/** Thrown when the claims of a user cannot be determined. The message says what to do and contains no claim value. */
public final class ClaimsException extends Exception {

    private static final long serialVersionUID = 1;

    ClaimsException(String message, Throwable cause) {
        super(message, cause);
    }
}
