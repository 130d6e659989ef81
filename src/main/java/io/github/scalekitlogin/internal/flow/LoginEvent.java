// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

/**
 * Something that happened to a login request. Immutable and thread-safe.
 *
 * @param type the kind of event
 * @param account the account that is signed in, or null if nobody is or it is not known
 * @param token for {@link Type#CONTINUE_SIGNED_IN} the token of a confirm page that may be shown now; for answers the token
 *     that came with the answer; else null
 * @param details digest of the details the event is about, or null
 */
public record LoginEvent(Type type, String account, String token, String details) {

    /** The kinds of events. */
    public enum Type {
        /** A request of the session showed a signed-in user, without a proven sign-in for this login request. */
        USER_SEEN("a request shows a signed-in user"),
        /** The user signed in on the login page of this login request; see {@link SignInEvidence}. */
        SIGN_IN_PROVEN("proven sign-in"),
        /** {@code GET /continue} while somebody is signed in. */
        CONTINUE_SIGNED_IN("`/continue`, somebody is signed in"),
        /** {@code GET /continue} while nobody is signed in. */
        CONTINUE_ANONYMOUS("`/continue`, nobody is signed in"),
        /** The user pressed Continue on the confirm page. */
        ANSWER_CONTINUE("answer: Continue"),
        /** The user pressed "Use another account" on the confirm page. */
        ANSWER_SWITCH("answer: Use another account"),
        /** The user pressed Cancel on the confirm page. */
        ANSWER_CANCEL("answer: Cancel"),
        /** The application's own cancel button was pressed. */
        CANCEL("`POST /cancel`"),
        /** The claims of the account were built and can be sent. */
        DETAILS_READY("the details are ready to be sent"),
        /** The report of a failed login can be sent. */
        FAILED_LOGIN_READY("the report of a failed login is ready to be sent"),
        /** Scalekit accepted what was sent. */
        ACCEPTED("Scalekit accepted"),
        /** The submission failed and Scalekit certainly did not process it. */
        NOT_SENT("the submission failed, certainly not processed"),
        /** The submission failed and Scalekit may have processed it. */
        UNCERTAIN("the submission failed, possibly processed"),
        /** Scalekit refused the submission and will refuse it again. */
        REFUSED("Scalekit refused");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** Returns the description in the documentation. */
        public String text() {
            return text;
        }
    }

    /** Returns the event that a request showed a signed-in user. */
    public static LoginEvent userSeen(String account) {
        return new LoginEvent(Type.USER_SEEN, account, null, null);
    }

    /** Returns the event of a proven sign-in. */
    public static LoginEvent signInProven(String account) {
        return new LoginEvent(Type.SIGN_IN_PROVEN, account, null, null);
    }

    /** Returns the event of a request at {@code /continue}; the account is null if nobody is signed in. */
    public static LoginEvent continueRequested(String account, String newToken) {
        return new LoginEvent(
                account == null ? Type.CONTINUE_ANONYMOUS : Type.CONTINUE_SIGNED_IN, account, newToken, null);
    }

    /** Returns the event of an answer of the confirm page; account and token may be null. */
    public static LoginEvent answered(Type answer, String account, String token) {
        return new LoginEvent(answer, account, token, null);
    }

    /** Returns the event of the application's cancel button. */
    public static LoginEvent cancelled() {
        return new LoginEvent(Type.CANCEL, null, null, null);
    }

    /** Returns the event that details can be sent; the account is null for the report of a failed login. */
    public static LoginEvent ready(String account, String details) {
        return new LoginEvent(account == null ? Type.FAILED_LOGIN_READY : Type.DETAILS_READY, account, null, details);
    }

    /** Returns the event that Scalekit accepted the submission for an account, or null for a failed login. */
    public static LoginEvent accepted(String account) {
        return new LoginEvent(Type.ACCEPTED, account, null, null);
    }

    /**
     * Returns the event of a failed submission.
     *
     * @param type {@link Type#NOT_SENT}, {@link Type#UNCERTAIN} or {@link Type#REFUSED}
     * @param sentBefore digest of the details that an earlier submission may have brought to Scalekit, or null
     */
    public static LoginEvent failed(Type type, String sentBefore) {
        return new LoginEvent(type, null, null, sentBefore);
    }

    /** Returns the kind of event only: account and token must not reach a log. */
    @Override
    public String toString() {
        return type.name();
    }
}
