// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

/** Thrown when it cannot be said who the person is. The message says what to do about it and names no claim's value. */
public final class ClaimsException extends Exception {

    private static final long serialVersionUID = 1;

    ClaimsException(String message, Throwable cause) {
        super(message, cause);
    }
}
