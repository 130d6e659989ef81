// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

/** Thrown when a value is not sent. The message completes "The claim …" and does not contain the value. */
final class RefusedValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    RefusedValueException(String reason) {
        super(reason);
    }
}
