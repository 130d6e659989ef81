// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.util.concurrent.CompletionException;

/** Thrown when the user details were not submitted to Scalekit. The message says what failed, where, and what to do. */
public final class ScalekitException extends Exception {

    private static final long serialVersionUID = 1;

    /** The reason for the failure. */
    public enum Reason {
        /** Scalekit does not know the login request. It has expired, or the connection id belongs to another connection. */
        UNKNOWN_REQUEST(false),
        /** Scalekit knows the login request but rejects the user details. */
        REJECTED(false),
        /** Scalekit does not accept the client id and secret. */
        UNAUTHORIZED(true),
        /** Scalekit cannot be reached, or answers that it is temporarily unavailable. */
        UNREACHABLE(true),
        /** Scalekit did not answer in time. */
        TIMEOUT(true),
        /** The answer is not in Scalekit's format. The environment URL is probably wrong. */
        MISCONFIGURED(true),
        /** An unexpected failure in this library. The cause has the details. */
        INTERNAL_ERROR(true);

        private final boolean retryable;

        Reason(boolean retryable) {
            this.retryable = retryable;
        }

        /** Returns whether Scalekit was unavailable. */
        public boolean isOutage() {
            return this == UNREACHABLE || this == TIMEOUT;
        }

        /** Returns whether a new attempt can succeed once the cause has been removed. */
        public boolean isRetryable() {
            return retryable;
        }
    }

    private final Reason reason;
    private final boolean mayHaveArrived;
    private final boolean repeated;

    private ScalekitException(
            Reason reason, String message, Throwable cause, boolean mayHaveArrived, boolean repeated) {
        super(message, cause);
        this.reason = reason;
        this.mayHaveArrived = mayHaveArrived;
        this.repeated = repeated;
    }

    ScalekitException(Reason reason, String message, Throwable cause, boolean mayHaveArrived) {
        this(reason, message, cause, mayHaveArrived, false);
    }

    /** Creates an exception for a call that was certainly not processed. */
    ScalekitException(Reason reason, String message, Throwable cause) {
        this(reason, message, cause, false);
    }

    /** Creates an exception for a call that was certainly not processed. */
    ScalekitException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Returns the exception behind the failure of a {@link java.util.concurrent.CompletionStage}. */
    static ScalekitException of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ScalekitException known
                ? known
                : new ScalekitException(
                        Reason.INTERNAL_ERROR,
                        "The submission failed unexpectedly: "
                                + cause.getClass().getName(),
                        cause,
                        true);
    }

    /** Returns the exception for a call or a submission that the end of the application has ended. */
    static ScalekitException applicationEnded(boolean mayHaveArrived) {
        return new ScalekitException(Reason.UNREACHABLE, "The application has ended", null, mayHaveArrived);
    }

    /** Returns a copy for a second submission that waited for the same call. */
    ScalekitException repeat() {
        return new ScalekitException(reason, getMessage(), this, mayHaveArrived, true);
    }

    /** Returns this exception, or a copy, with the given value of {@link #mayHaveArrived()}. */
    ScalekitException withMayHaveArrived(boolean arrived) {
        if (arrived == mayHaveArrived) {
            return this;
        }
        ScalekitException copy = new ScalekitException(reason, getMessage(), getCause(), arrived, repeated);
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /** Returns whether another submission made the call and reports its failure to the circuit breaker. */
    boolean isRepeated() {
        return repeated;
    }

    /**
     * Returns whether Scalekit may have processed the user details although the submission failed. False if it is certain
     * that nothing was sent, or if Scalekit answered that it did not process them. True in all other cases, for example after
     * a read timeout or a status of 500 and above.
     */
    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    /** Returns the reason, never null. */
    public Reason reason() {
        return reason;
    }
}
