// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A login request that waits in the HTTP session. Immutable: each change is a new record, set anew.
 *
 * @param loginRequestId Scalekit's identifier
 * @param state Scalekit's state, percent-encoded as it came
 * @param parkedAt when it came in, in milliseconds since 1970
 * @param stage how far it has come
 * @param account name of the principal the stage speaks of, or null
 * @param token one-time token of the confirm page while one is shown, else null
 * @param sent fingerprint of the details that may have reached Scalekit already, nobody knows, else null
 */
public record PendingLogin(
        String loginRequestId, String state, long parkedAt, Stage stage, String account, String token, String sent)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Returns a login request that has just come in.
     *
     * @param signedIn whether somebody may be signed in already; then the confirm page asks first
     */
    public static PendingLogin arrived(String loginRequestId, String state, Instant now, boolean signedIn) {
        return new PendingLogin(
                loginRequestId, state, now.toEpochMilli(), signedIn ? Stage.ASKED : Stage.PARKED, null, null, null);
    }

    /** Returns the same login request with the confirm page shown for an account. */
    public PendingLogin asked(String account, String token) {
        return new PendingLogin(loginRequestId, state, parkedAt, Stage.ASKED, account, token, sent);
    }

    /** Returns the same login request at another stage, for an account; a confirm page's token ends with it. */
    public PendingLogin at(Stage stage, String account) {
        return new PendingLogin(loginRequestId, state, parkedAt, stage, account, null, sent);
    }

    /** Returns the same login request with details on their way which may have arrived, nobody knows. */
    public PendingLogin sent(String fingerprint) {
        return new PendingLogin(loginRequestId, state, parkedAt, stage, account, token, fingerprint);
    }

    /** Returns whether other details than these may have reached Scalekit: then these must not follow. */
    public boolean mayHaveSentOther(String fingerprint) {
        return sent != null && !sent.equals(fingerprint);
    }

    /** Returns whether a sign-in may concern it: the browser is then brought to the hand-over, or the confirm page once. */
    public boolean awaitsSignIn() {
        return switch (stage) {
            case PARKED, TRIED, SWITCHING -> true;
            case ASKED -> token == null;
            case APPROVED, SUBMITTED -> false;
        };
    }

    /** Returns the same login request as it is when the person is sent to the login once more; never what Scalekit has. */
    public PendingLogin backToLogin() {
        return stage == Stage.SWITCHING || stage == Stage.SUBMITTED ? this : at(Stage.PARKED, null);
    }

    /** Returns whether somebody who signs in may complete it without being asked. */
    public boolean isCompletedSilently() {
        return stage == Stage.PARKED || stage == Stage.TRIED || stage == Stage.SWITCHING;
    }

    /** Returns whether a sign-in by this account completes it without another question or click. */
    public boolean isCompletedBySignIn(String account) {
        return isCompletedSilently() && !(stage == Stage.SWITCHING && account.equals(this.account));
    }

    /** Returns whether it may be handed over for this account as it stands. */
    public boolean isReadyFor(String account) {
        return isCompletedBySignIn(account) || (stage == Stage.APPROVED && account.equals(this.account));
    }

    /** Returns whether Scalekit has this account's details already. */
    public boolean isSubmittedFor(String account) {
        return stage == Stage.SUBMITTED && account.equals(this.account);
    }

    /** Written out: the JDK's own for records remembers whose it was asked for last, and keeps an application's classes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PendingLogin that
                && loginRequestId.equals(that.loginRequestId)
                && state.equals(that.state)
                && parkedAt == that.parkedAt
                && stage == that.stage
                && Objects.equals(account, that.account)
                && Objects.equals(token, that.token)
                && Objects.equals(sent, that.sent);
    }

    @Override
    public int hashCode() {
        return loginRequestId.hashCode();
    }

    /** Names the login request only: the rest is not for logs. */
    @Override
    public String toString() {
        return loginRequestId + ' ' + stage;
    }
}
