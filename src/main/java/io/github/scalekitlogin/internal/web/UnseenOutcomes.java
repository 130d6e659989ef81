// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.session.ExpiringMap;
import io.github.scalekitlogin.internal.session.PendingLogin;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Outcomes that came after their request had been answered. The next request of the same session shows them. Keeps the newest
 * 10,000 for 10 minutes. Thread-safe.
 */
final class UnseenOutcomes {

    private static final int MAX_ENTRIES = 10_000;

    private final ExpiringMap<Unseen> entries;

    private record Unseen(String sessionId, SubmissionOutcome outcome) {

        /** Returns nothing: session identifiers must not reach a log. */
        @Override
        public String toString() {
            return "***";
        }
    }

    UnseenOutcomes(InstantSource clock) {
        this.entries = new ExpiringMap<>(MAX_ENTRIES, PendingLogin.LIFETIME, clock);
    }

    void put(String loginRequestId, String sessionId, SubmissionOutcome outcome) {
        entries.put(loginRequestId, new Unseen(sessionId, outcome));
    }

    /** Removes and returns the outcome, if it belongs to this session. */
    Optional<SubmissionOutcome> take(String loginRequestId, String sessionId) {
        Unseen unseen = entries.get(loginRequestId);
        if (unseen == null || !unseen.sessionId.equals(sessionId)) {
            return Optional.empty();
        }
        entries.remove(loginRequestId);
        return Optional.of(unseen.outcome);
    }
}
