// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.LoginAction;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.flow.LoginState;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import io.github.scalekitlogin.internal.scalekit.Submission;
import io.github.scalekitlogin.internal.scalekit.UserDetails;
import io.github.scalekitlogin.internal.session.CompletedLogins;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.session.PendingLoginRepository.Applied;
import io.github.scalekitlogin.internal.session.SubmissionRegister;
import io.github.scalekitlogin.internal.session.SubmissionRegister.Outcome;
import io.github.scalekitlogin.internal.session.SubmissionRegister.RegisterUnavailableException;
import io.github.scalekitlogin.internal.web.PreparedDetails.Prepared;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends details to Scalekit if the state machine still allows it, stores the outcome and answers the request. The only class
 * that starts a submission. Thread-safe.
 */
final class DetailsSender {

    private static final CompletionStage<?> ENDED = CompletableFuture.completedFuture(null);

    private final PendingLoginRepository repository;
    private final CompletedLogins completed;
    private final PreparedDetails prepared;
    private final SubmissionRegister register;
    private final OutcomeRecorder recorder;
    private final OutcomeResponder responder;
    private final DeferredResponses deferred;
    private final UnseenOutcomes unseen;

    /** Starts a call to Scalekit. */
    @FunctionalInterface
    interface Call {
        Submission start() throws ScalekitException;
    }

    /**
     * What is sent.
     *
     * @param login the login request as it was before
     * @param account the account the details are about, or null for the report of a failed login
     * @param details digest of the details
     * @param sentBefore digest of the details that an earlier submission may have brought to Scalekit, or null
     * @param call starts the call
     * @param denied whether a failed login is reported because the user is denied
     */
    private record Sending(
            PendingLogin login, String account, String details, String sentBefore, Call call, boolean denied) {

        Sending withSentBefore(String changed) {
            return new Sending(login, account, details, changed, call, denied);
        }

        /** Adds to an outcome whether the user was denied. */
        SubmissionOutcome mark(SubmissionOutcome outcome) {
            return denied ? outcome.asDenied() : outcome;
        }

        /** Returns the login request only: account and details must not reach a log. */
        @Override
        public String toString() {
            return login.toString();
        }
    }

    DetailsSender(
            PendingLoginRepository repository,
            CompletedLogins completed,
            PreparedDetails prepared,
            SubmissionRegister register,
            OutcomeResponder responder,
            DeferredResponses deferred,
            InstantSource clock) {
        this.repository = repository;
        this.completed = completed;
        this.prepared = prepared;
        this.register = register;
        this.recorder = new OutcomeRecorder(repository, completed);
        this.responder = responder;
        this.deferred = deferred;
        this.unseen = new UnseenOutcomes(clock);
    }

    /**
     * Shows the outcome of an earlier submission of the same session whose own request had been answered before.
     *
     * @return whether there was one
     */
    boolean answerWithUnseen(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, String loginRequestId)
            throws IOException {
        Optional<SubmissionOutcome> earlier = unseen.take(loginRequestId, session.getId());
        if (earlier.isPresent()) {
            responder.respond(request, response, earlier.get());
        }
        return earlier.isPresent();
    }

    /**
     * Sends the details of a user. If the session does not say yet that they may have been sent, the next request sends them.
     *
     * @param first whether this node has built the details and has not sent them yet
     * @return a stage that completes when the outcome is stored and the response is written
     */
    CompletionStage<?> send(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login,
            String account,
            Prepared ready,
            boolean first,
            Call call)
            throws IOException {
        Optional<Applied> applied = apply(request, response, login, account, ready.details());
        if (applied.isEmpty()) {
            return ENDED;
        }
        if (applied.get().transition().action() == LoginAction.SEND_NEXT) {
            String token = prepared.put(login.id(), Sessions.require(request).getId(), account, ready);
            responder.redirectToSend(request, response, login, token);
            return ENDED;
        }
        String sentBefore = first ? null : applied.get().before().progress().sentDetails();
        Sending sending =
                new Sending(applied.get().before(), account, ready.details().fingerprint(), sentBefore, call, false);
        return send(request, response, applied.get(), sending);
    }

    /**
     * Sends the report of a failed login.
     *
     * @param denied whether the user may not use the application through an AI client
     * @return a stage that completes when the outcome is stored and the response is written
     */
    CompletionStage<?> sendFailedLogin(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login,
            UserDetails details,
            boolean denied,
            Call call)
            throws IOException {
        Optional<Applied> applied = apply(request, response, login, null, details);
        if (applied.isEmpty()) {
            return ENDED;
        }
        String sentBefore = applied.get().before().progress().sentDetails();
        Sending sending = new Sending(applied.get().before(), null, details.fingerprint(), sentBefore, call, denied);
        return send(request, response, applied.get(), sending);
    }

    /** Tells the state machine. Answers the request and returns empty if the login request is no longer pending. */
    private Optional<Applied> apply(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login,
            String account,
            UserDetails details)
            throws IOException {
        HttpSession session = Sessions.find(request);
        Optional<Applied> applied = Optional.empty();
        if (completed.contains(login.id())
                && repository
                        .find(session, login.id())
                        .filter(known -> known.state() == LoginState.COMPLETED)
                        .isEmpty()) {
            repository.remove(session, login.id());
        } else {
            applied = repository.apply(session, login.id(), LoginEvent.ready(account, details.fingerprint()));
        }
        if (applied.isEmpty()) {
            responder.showNotPending(request, response, Optional.of(login.id()));
        }
        return applied;
    }

    private CompletionStage<?> send(
            HttpServletRequest request, HttpServletResponse response, Applied applied, Sending sending)
            throws IOException {
        LoginAction action = applied.transition().action();
        if (action != LoginAction.SEND) {
            responder.respond(request, response, outcome(sending, action));
            return ENDED;
        }
        try {
            return sendIfRegistered(request, response, sending);
        } catch (RegisterUnavailableException e) {
            responder.showFailure(request, response, Problem.REGISTER_UNAVAILABLE, applied.after(), e);
            return ENDED;
        }
    }

    private CompletionStage<?> sendIfRegistered(
            HttpServletRequest request, HttpServletResponse response, Sending sending)
            throws IOException, RegisterUnavailableException {
        PendingLogin login = sending.login();
        HttpSession session = Sessions.require(request);
        return switch (register.begin(login.id(), sending.details())) {
            case NOT_KNOWN -> start(request, response, session, sending);
            case SEND_FIRST -> start(request, response, session, sending.withSentBefore(null));
            case SEND_AGAIN -> start(request, response, session, sending.withSentBefore(sending.details()));
            case IN_PROGRESS -> {
                responder.showInProgress(request, response, login, Pause.of(false, Duration.ZERO));
                yield ENDED;
            }
            case ACCEPTED -> {
                recorder.acceptedBefore(session, login, sending.account());
                responder.respond(request, response, outcome(sending, LoginAction.REDIRECT_TO_CALLBACK));
                yield ENDED;
            }
            case OTHER_DETAILS -> {
                responder.respond(request, response, outcome(sending, LoginAction.SHOW_UNCERTAIN));
                yield ENDED;
            }
        };
    }

    private CompletionStage<?> start(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, Sending sending)
            throws IOException {
        try {
            return await(sending.call().start(), request, response, session, sending);
        } catch (ScalekitException e) {
            responder.respond(request, response, failure(session, sending, e));
            return ENDED;
        }
    }

    private static SubmissionOutcome outcome(Sending sending, LoginAction action) {
        return new SubmissionOutcome(sending.login(), action, null, sending.account() == null, sending.denied());
    }

    private CompletionStage<?> await(
            Submission submission,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Sending sending)
            throws IOException {
        String sessionId = session.getId();
        CompletionStage<SubmissionOutcome> outcome = submission
                .outcome()
                .handle((authRequestId, failure) -> failure == null
                        ? success(session, sessionId, sending, authRequestId)
                        : failure(session, sending, (ScalekitException) failure));
        return deferred.answer(
                        request,
                        response,
                        outcome,
                        known -> responder.respond(request, response, known),
                        held -> responder.showInProgress(
                                request, response, sending.login(), Pause.of(held, Duration.ZERO)))
                .thenAcceptBoth(outcome, (shown, known) -> keepUnseen(sessionId, sending, shown, known));
    }

    /** The session itself knows that a user was handed over; everything else would be lost. */
    private void keepUnseen(String sessionId, Sending sending, boolean shown, SubmissionOutcome outcome) {
        boolean handedOver = outcome.failure() == null && sending.account() != null;
        if (!shown && !handedOver) {
            unseen.put(sending.login().id(), sessionId, outcome);
        }
    }

    private SubmissionOutcome success(HttpSession session, String sessionId, Sending sending, String authRequestId) {
        register.end(sending.login().id(), sending.details(), Outcome.ACCEPTED);
        return sending.mark(recorder.success(session, sessionId, sending.login(), sending.account(), authRequestId));
    }

    private SubmissionOutcome failure(HttpSession session, Sending sending, ScalekitException failure) {
        boolean nothingSent = sending.sentBefore() == null && !failure.mayHaveArrived();
        register.end(sending.login().id(), sending.details(), nothingSent ? Outcome.NOT_SENT : Outcome.NOT_KNOWN);
        return sending.mark(
                recorder.failure(session, sending.login(), sending.sentBefore(), sending.account(), failure));
    }
}
