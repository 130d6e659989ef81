// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

/** The state of one login request in one session. */
public enum LoginState {
    /** Arrived while nobody was signed in, and no request of the session has shown a signed-in user since. */
    AWAITING_LOGIN("awaiting-login"),
    /** Somebody was or is signed in without a proven sign-in for this login request. The confirm page must ask. */
    CONFIRMATION_REQUIRED("confirmation-required"),
    /** The confirm page was shown for the account, with a one-time token. */
    CONFIRMATION_SHOWN("confirmation-shown"),
    /** The user does not want the account and signs in with another one. */
    SWITCHING_ACCOUNT("switching-account"),
    /** A page of the application showed a signed-in user, but nobody was signed in at {@code /continue}. */
    NOBODY_AT_CONTINUE("nobody-at-continue"),
    /** The account signed in on the login page of this login request. */
    SIGNED_IN("signed-in"),
    /** The user confirmed the account on the confirm page. */
    CONFIRMED("confirmed"),
    /** A submission for the account was begun: the claims are built, sent, or were sent. They may be sent again. */
    SUBMISSION_STARTED("submission-started"),
    /** Scalekit has accepted the details of the account, or the failed login. */
    COMPLETED("completed");

    private final String code;

    LoginState(String code) {
        this.code = code;
    }

    /** Returns the name of the state in stored sessions and in the documentation. It never changes. */
    public String code() {
        return code;
    }

    /** Returns whether a submission for the account of this state may be tried again without another question. */
    public boolean isSubmittable() {
        return this == SIGNED_IN || this == CONFIRMED || this == SUBMISSION_STARTED;
    }

    /** Returns whether a tab of a signed-in user is redirected to the hand-over of this login request. */
    public boolean needsHandOver() {
        return this == CONFIRMATION_REQUIRED || this == SIGNED_IN || this == NOBODY_AT_CONTINUE;
    }

    /** Returns whether the login page of this login request is still of use to the user. */
    public boolean awaitsLogin() {
        return this == AWAITING_LOGIN || this == SWITCHING_ACCOUNT;
    }
}
