// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

/** Thrown when the claims of a user cannot be determined. The message says what to do and contains no claim value. */
public final class ClaimsException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean sourceFailure;

    ClaimsException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private ClaimsException(String message, Throwable cause, boolean sourceFailure) {
        super(message, cause);
        this.sourceFailure = sourceFailure;
    }

    /** Returns the exception for a source that cannot be read, such as a directory or a database. */
    static ClaimsException sourceFailed(String message, Throwable cause) {
        return new ClaimsException(message, cause, true);
    }

    /** Returns whether a source cannot be read. Otherwise the account lacks a claim, or has an invalid one. */
    public boolean isSourceFailure() {
        return sourceFailure;
    }
}
