// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.arrival;

/** Thrown when a request does not carry exactly one valid login request. The message names the fault, never a value. */
public final class MalformedLoginRequestException extends Exception {

    private static final long serialVersionUID = 1;

    /** Creates the exception; {@code message} names the fault. */
    public MalformedLoginRequestException(String message) {
        super(message);
    }
}
