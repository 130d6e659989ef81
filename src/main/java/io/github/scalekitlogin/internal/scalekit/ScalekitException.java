// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

/** Thrown when Scalekit did not take a person's details. The message says what failed, where and what to do. */
public final class ScalekitException extends Exception {

    private static final long serialVersionUID = 1;

    /** Why Scalekit did not take the details. */
    public enum Reason {
        /** Scalekit does not know the login request (any more): it expired, or the connection id is another one's. */
        UNKNOWN_REQUEST(false),
        /** Scalekit knows the login request but refuses what it was sent. */
        REJECTED(false),
        /** Scalekit does not accept the client id and secret. */
        UNAUTHORIZED(true),
        /** Scalekit cannot be reached, or says that it cannot answer now. */
        UNREACHABLE(true),
        /** Scalekit did not answer in time. */
        TIMEOUT(true),
        /** What answers does not speak as Scalekit does: very likely a wrong environment URL. */
        MISCONFIGURED(true);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }

        /** Returns whether Scalekit was away: what was sent may have arrived all the same. */
        public boolean isOutage() {
            return this == UNREACHABLE || this == TIMEOUT;
        }

        /** Returns whether another try may succeed once the cause is gone. */
        public boolean isPassing() {
            return passing;
        }
    }

    private final Reason reason;
    private final boolean unsent;

    ScalekitException(Reason reason, String message, Throwable cause, boolean unsent) {
        super(message, cause);
        this.reason = reason;
        this.unsent = unsent;
    }

    ScalekitException(Reason reason, String message, Throwable cause) {
        this(reason, message, cause, false);
    }

    ScalekitException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Returns whether the call certainly did not leave, so that another try cannot be a second one. */
    boolean isUnsent() {
        return unsent;
    }

    /** Returns whether another hand-over met the trouble, and this one only heard of it. */
    boolean isHearsay() {
        return getCause() instanceof ScalekitException;
    }

    /** Returns why, never null. */
    public Reason reason() {
        return reason;
    }
}
