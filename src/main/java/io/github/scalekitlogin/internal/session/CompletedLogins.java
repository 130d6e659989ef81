// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import io.github.scalekitlogin.internal.flow.LoginProgress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The login requests that Scalekit has accepted on this node. It prevents a second submission after the session has ended or
 * when the link is opened in another session, and lets a second click end at the callback. Keeps the newest 10,000 for 10
 * minutes. Thread-safe.
 */
public final class CompletedLogins {

    private static final int MAX_ENTRIES = 10_000;

    private final ExpiringMap<Completed> entries;
    private final ExpiringMap<Boolean> givenUp;

    private record Completed(String sessionId, PendingLogin login) {

        /** Returns the login request only: session identifiers must not reach a log. */
        @Override
        public String toString() {
            return login.toString();
        }
    }

    /** Creates an empty store; {@code clock} decides what has expired. */
    public CompletedLogins(InstantSource clock) {
        this.entries = new ExpiringMap<>(MAX_ENTRIES, PendingLogin.LIFETIME, clock);
        this.givenUp = new ExpiringMap<>(MAX_ENTRIES, PendingLogin.LIFETIME, clock);
    }

    /**
     * Remembers a login request.
     *
     * @param login the login request
     * @param sessionId the session it was completed in
     * @param account the account that was handed over, or null after a failed login
     */
    public void add(PendingLogin login, String sessionId, String account) {
        entries.put(login.id(), new Completed(sessionId, login.with(LoginProgress.completed(account))));
    }

    /** Remembers a login request that was given up: it can no longer be completed. */
    public void addGivenUp(String loginRequestId) {
        givenUp.put(loginRequestId, true);
    }

    /** Returns whether a login request was given up. */
    public boolean isGivenUp(String loginRequestId) {
        return givenUp.get(loginRequestId) != null;
    }

    /** Returns whether a login request was completed, in any session of this node. */
    public boolean contains(String loginRequestId) {
        return entries.get(loginRequestId) != null;
    }

    /** Returns a login request that was completed in this session. */
    public Optional<PendingLogin> find(String loginRequestId, String sessionId) {
        return Optional.ofNullable(entries.get(loginRequestId))
                .filter(completed -> completed.sessionId.equals(sessionId))
                .map(Completed::login);
    }
}
