// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

/** What all nodes know about the submissions of a login request. Thread-safe. */
public interface SubmissionRegister extends AutoCloseable {

    /** Knows nothing: the session decides alone. */
    SubmissionRegister NONE = new SubmissionRegister() {

        @Override
        public Decision begin(String loginRequestId, String details) {
            return Decision.NOT_KNOWN;
        }

        @Override
        public void end(String loginRequestId, String details, Outcome outcome) {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    };

    /** Whether a node may send details. */
    enum Decision {
        /** Nothing is known. */
        NOT_KNOWN,
        /** Send: no node has sent anything. */
        SEND_FIRST,
        /** Send: the same details may have been sent, and the outcome is not known. */
        SEND_AGAIN,
        /** Do not send: a node is sending the same details now. */
        IN_PROGRESS,
        /** Do not send: Scalekit has accepted the same details. */
        ACCEPTED,
        /** Do not send: other details have been sent, or may have been. */
        OTHER_DETAILS
    }

    /** How a submission ended. */
    enum Outcome {
        ACCEPTED,
        /** Scalekit certainly has nothing. */
        NOT_SENT,
        NOT_KNOWN
    }

    /**
     * Asks whether this node may send details, and notes that it does.
     *
     * @param details digest of the details
     * @throws RegisterUnavailableException if that cannot be found out; then nothing may be sent
     */
    Decision begin(String loginRequestId, String details) throws RegisterUnavailableException;

    /** Notes how a submission ended. Returns at once and never throws. */
    void end(String loginRequestId, String details, Outcome outcome);

    @Override
    void close();

    /** The register cannot be read or written. The message names the setting and contains no value of a database. */
    final class RegisterUnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        RegisterUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
