// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import io.github.scalekitlogin.internal.flow.LoginProgress;
import io.github.scalekitlogin.internal.flow.LoginState;
import java.time.Duration;

/**
 * A login request of Scalekit that waits in an HTTP session. Immutable and thread-safe.
 *
 * @param request the login request
 * @param arrivedAt when it arrived, in milliseconds since 1970
 * @param progress how far it has come
 */
public record PendingLogin(LoginRequest request, long arrivedAt, LoginProgress progress) {

    /** How long a login request may wait. Scalekit forgets it after the same time. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Returns Scalekit's identifier. */
    public String id() {
        return request.loginRequestId();
    }

    /** Returns the state of the login request. */
    public LoginState state() {
        return progress.state();
    }

    /** Returns the same login request with another progress. */
    public PendingLogin with(LoginProgress changed) {
        return new PendingLogin(request, arrivedAt, changed);
    }

    /** Returns whether the login request may still wait. Rejects impossible times, as after a change of the clock. */
    boolean isAlive(long now) {
        return now < arrivedAt + LIFETIME.toMillis() && arrivedAt < now + LIFETIME.toMillis();
    }

    /** Compares the fields. The JDK's method for records would keep the application's class loader. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PendingLogin that
                && id().equals(that.id())
                && request.state().equals(that.request.state())
                && arrivedAt == that.arrivedAt
                && progress.equals(that.progress);
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    /** Returns identifier and state only: the rest must not reach a log. */
    @Override
    public String toString() {
        return id() + ' ' + progress;
    }
}
