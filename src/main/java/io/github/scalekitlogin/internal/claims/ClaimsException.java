// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

/** Thrown when the claims of a user cannot be determined. The message says what to do and contains no claim value. */
public final class ClaimsException extends Exception {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    private enum Kind {
        ACCOUNT,
        SOURCE,
        DENIED
    }

    ClaimsException(String message, Throwable cause) {
        this(message, cause, Kind.ACCOUNT);
    }

    private ClaimsException(String message, Throwable cause, Kind kind) {
        super(message, cause);
        this.kind = kind;
    }

    /** Returns the exception for a source that cannot be read, such as a directory or a database. */
    static ClaimsException sourceFailed(String message, Throwable cause) {
        return new ClaimsException(message, cause, Kind.SOURCE);
    }

    /** Returns the exception for a user who may not use the application through an AI client. */
    static ClaimsException denied(String message) {
        return new ClaimsException(message, null, Kind.DENIED);
    }

    /** Returns whether a source cannot be read. Otherwise the account lacks a claim, has an invalid one, or is denied. */
    public boolean isSourceFailure() {
        return kind == Kind.SOURCE;
    }

    /** Returns whether the user may not use the application through an AI client. */
    public boolean isDenied() {
        return kind == Kind.DENIED;
    }
}
