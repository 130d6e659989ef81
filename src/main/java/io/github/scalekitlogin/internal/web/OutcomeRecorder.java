// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.flow.LoginAction;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import io.github.scalekitlogin.internal.session.CompletedLogins;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.session.PendingLoginRepository.Applied;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Stores the outcome of a submission, on any thread. Never throws. Thread-safe. */
final class OutcomeRecorder {

    private final PendingLoginRepository repository;
    private final CompletedLogins completed;

    OutcomeRecorder(PendingLoginRepository repository, CompletedLogins completed) {
        this.repository = repository;
        this.completed = completed;
    }

    /**
     * Stores that Scalekit accepted a submission.
     *
     * @param sessionId the identifier of the session when the submission began
     * @param account the account that was handed over, or null after the report of a failed login
     */
    SubmissionOutcome success(
            HttpSession session, String sessionId, PendingLogin login, String account, String authRequestId) {
        (account == null ? LogMessage.FAILED_LOGIN_REPORTED : LogMessage.HANDED_OVER).log(login.id(), authRequestId);
        if (apply(session, login, LoginEvent.accepted(account)).isEmpty()) {
            // The session has ended meanwhile. The login request must not be submitted again all the same.
            completed.add(login, sessionId, account);
        }
        return new SubmissionOutcome(login, LoginAction.REDIRECT_TO_CALLBACK, null, account == null);
    }

    /** Stores that Scalekit accepted a submission of another node. */
    void acceptedBefore(HttpSession session, PendingLogin login, String account) {
        LogMessage.HANDED_OVER_ELSEWHERE.log(login.id());
        apply(session, login, LoginEvent.accepted(account));
    }

    /**
     * Stores that a submission failed.
     *
     * @param sentBefore digest of the details that an earlier submission may have brought to Scalekit, or null
     * @param account the account whose details were submitted, or null for the report of a failed login
     */
    SubmissionOutcome failure(
            HttpSession session, PendingLogin login, String sentBefore, String account, ScalekitException failure) {
        LoginEvent event = LoginEvent.failed(type(failure), sentBefore);
        return apply(session, login, event)
                .map(stored -> new SubmissionOutcome(
                        stored.after(), stored.transition().action(), failure, account == null))
                .orElseGet(() -> new SubmissionOutcome(null, LoginAction.SHOW_FAILURE, failure, account == null));
    }

    private Optional<Applied> apply(HttpSession session, PendingLogin login, LoginEvent event) {
        try {
            return repository.apply(session, login.id(), event);
        } catch (RuntimeException e) {
            LogMessage.OUTCOME_NOT_STORED.log(e, login.id());
            return Optional.empty();
        }
    }

    private static LoginEvent.Type type(ScalekitException failure) {
        if (failure.mayHaveArrived()) {
            return LoginEvent.Type.UNCERTAIN;
        }
        return failure.reason().isRetryable() ? LoginEvent.Type.NOT_SENT : LoginEvent.Type.REFUSED;
    }
}
