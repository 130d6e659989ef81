// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import java.util.Objects;

/**
 * How far one login request has come. Immutable and thread-safe.
 *
 * @param state the state
 * @param account the account the state is about, or null
 * @param token the one-time token of the confirm page in {@link LoginState#CONFIRMATION_SHOWN}, else null
 * @param sentDetails digest of the details that Scalekit may have received, or null
 */
public record LoginProgress(LoginState state, String account, String token, String sentDetails) {

    /** Rejects a progress without a state. */
    public LoginProgress {
        Objects.requireNonNull(state);
    }

    /** Returns the progress of a login request that has just arrived. */
    public static LoginProgress arrived() {
        return new LoginProgress(LoginState.AWAITING_LOGIN, null, null, null);
    }

    /** Returns the progress of a login request that Scalekit has accepted; the account is null after a cancel. */
    public static LoginProgress completed(String account) {
        return new LoginProgress(LoginState.COMPLETED, account, null, null);
    }

    /** Compares the fields. The JDK's method for records would keep the application's class loader. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LoginProgress that
                && state == that.state
                && Objects.equals(account, that.account)
                && Objects.equals(token, that.token)
                && Objects.equals(sentDetails, that.sentDetails);
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, account, token, sentDetails);
    }

    /** Returns the state only: account and token must not reach a log. */
    @Override
    public String toString() {
        return state.code();
    }
}
