// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

/** Thrown when a request does not have exactly one valid login request. The message names the fault, never a value. */
final class MalformedLoginRequestException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedLoginRequestException(String message) {
        super(message);
    }
}
