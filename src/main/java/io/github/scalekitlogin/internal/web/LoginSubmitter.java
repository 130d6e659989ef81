// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.LoginAction;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import io.github.scalekitlogin.internal.scalekit.Submission;
import io.github.scalekitlogin.internal.scalekit.UserDetails;
import io.github.scalekitlogin.internal.session.CompletedLogins;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.session.PendingLoginRepository.Applied;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Submits the details of users to Scalekit. The only class that does. At most one submission per login request is in flight
 * on this node; another request for the same login request gets an answer at once or is processed asynchronously. No request
 * thread waits for another request. Thread-safe.
 */
final class LoginSubmitter {

    /** Where the server has no asynchronous processing: how long a submission may wait for its start. */
    private static final Duration MAX_WAIT_FOR_START = Duration.ofSeconds(1);

    private static final CompletionStage<?> ENDED = CompletableFuture.completedFuture(null);

    private final ExclusiveTasks submissions = new ExclusiveTasks();
    private final PendingLoginRepository repository;
    private final CompletedLogins completed;
    private final UserResolver users;
    private final ClaimsResolver claims;
    private final ScalekitClient scalekit;
    private final OutcomeRecorder recorder;
    private final OutcomeResponder responder;

    LoginSubmitter(
            PendingLoginRepository repository,
            CompletedLogins completed,
            UserResolver users,
            ClaimsResolver claims,
            ScalekitClient scalekit,
            OutcomeResponder responder) {
        this.repository = repository;
        this.completed = completed;
        this.users = users;
        this.claims = claims;
        this.scalekit = scalekit;
        this.recorder = new OutcomeRecorder(repository, completed);
        this.responder = responder;
    }

    /** Starts a call to Scalekit. */
    @FunctionalInterface
    private interface Call {
        Submission start() throws ScalekitException;
    }

    /** Builds the claims of a user and submits them. */
    void submit(HttpServletRequest request, HttpServletResponse response, PendingLogin login, SignedInUser user)
            throws IOException {
        runExclusively(request, response, login, () -> buildAndSend(request, response, login, user));
    }

    /** Reports a failed login for a signed-in user. */
    void reportFailedLogin(HttpServletRequest request, HttpServletResponse response, PendingLogin login)
            throws IOException {
        UserDetails details = scalekit.details(UserClaims.failedLogin());
        Call call = () -> scalekit.submitUser(login.id(), details, Duration.ZERO);
        runExclusively(request, response, login, () -> send(request, response, login, null, details, call));
    }

    /**
     * Reports a failed login for an anonymous user.
     *
     * @param permit is run when the call has ended, or if no call is made
     */
    void reportFailedLoginAnonymously(
            HttpServletRequest request, HttpServletResponse response, PendingLogin login, Runnable permit)
            throws IOException {
        UserDetails details = scalekit.details(UserClaims.failedLogin());
        Call call = () -> scalekit.submitAnonymously(login.id(), details);
        CompletableFuture<Void> permitted = new CompletableFuture<>();
        permitted.whenComplete((result, failure) -> permit.run());
        boolean started = false;
        try {
            started = runExclusively(request, response, login, () -> {
                CompletionStage<?> ended = send(request, response, login, null, details, call);
                ended.whenComplete((result, failure) -> permitted.complete(null));
                return ended;
            });
        } finally {
            if (!started) {
                permitted.complete(null);
            }
        }
    }

    /** Returns whether the task was started. */
    private boolean runExclusively(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login,
            ExclusiveTasks.Task<IOException> task)
            throws IOException {
        Optional<CompletionStage<Void>> running = submissions.runExclusively(login.id(), task);
        if (running.isPresent()) {
            continueAfter(running.get(), request, response, login);
        }
        return running.isEmpty();
    }

    /** Answers a request while the login request is being submitted for another one. */
    private void continueAfter(
            CompletionStage<Void> running, HttpServletRequest request, HttpServletResponse response, PendingLogin login)
            throws IOException {
        if (!"GET".equals(request.getMethod())) {
            responder.redirectToContinue(request, response, login);
            return;
        }
        Optional<AsyncResponse> async = AsyncResponse.start(request, response);
        if (async.isPresent()) {
            running.whenComplete((result, failure) ->
                    async.get().complete(() -> responder.redirectToContinue(request, response, login)));
        } else {
            responder.showInProgress(request, response, login);
        }
    }

    private CompletionStage<?> buildAndSend(
            HttpServletRequest request, HttpServletResponse response, PendingLogin login, SignedInUser user)
            throws IOException {
        long start = System.nanoTime();
        UserDetails details;
        try {
            details = scalekit.details(
                    claims.resolve(user.principal(), user.profile().attributes(), new UserRolesRequest(request, user)));
        } catch (ClaimsException e) {
            Problem problem = e.isSourceFailure() ? Problem.CLAIMS_UNAVAILABLE : Problem.CLAIMS_FAILED;
            responder.showFailure(request, response, problem, login, e);
            return ENDED;
        }
        // Another user may have signed in to this session meanwhile, and the claims may describe that user.
        String account = users.find(request).map(SignedInUser::account).orElse(null);
        if (account == null) {
            responder.redirectToContinue(request, response, login);
            return ENDED;
        }
        Call call = () -> scalekit.submitUser(login.id(), details, Duration.ofNanos(System.nanoTime() - start));
        return send(request, response, login, account, details, call);
    }

    /**
     * Sends details if the state machine still allows it.
     *
     * @param account the account the details are about, or null for the report of a failed login
     * @return a stage that completes when the outcome is stored and the response is written
     */
    private CompletionStage<?> send(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login,
            String account,
            UserDetails details,
            Call call)
            throws IOException {
        HttpSession session = Sessions.find(request);
        if (completed.contains(login.id())) {
            repository.remove(session, login.id());
            responder.showNotPending(request, response, Optional.of(login.id()));
            return ENDED;
        }
        Optional<Applied> applied =
                repository.apply(session, login.id(), LoginEvent.ready(account, details.fingerprint()));
        if (applied.isEmpty()) {
            responder.showNotPending(request, response, Optional.of(login.id()));
            return ENDED;
        }
        PendingLogin before = applied.get().before();
        LoginAction action = applied.get().transition().action();
        if (action != LoginAction.SEND) {
            responder.respond(request, response, new SubmissionOutcome(login, action, null, account == null));
            return ENDED;
        }
        try {
            return await(call.start(), request, response, session, before, account);
        } catch (ScalekitException e) {
            responder.respond(request, response, recorder.failure(session, before, account, e));
            return ENDED;
        }
    }

    private CompletionStage<?> await(
            Submission submission,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            PendingLogin login,
            String account)
            throws IOException {
        String sessionId = session.getId();
        Optional<AsyncResponse> async = AsyncResponse.start(request, response);
        if (async.isPresent()) {
            return submission.outcome().handle((authRequestId, failure) -> {
                SubmissionOutcome outcome = failure == null
                        ? recorder.success(session, sessionId, login, account, authRequestId)
                        : recorder.failure(session, login, account, (ScalekitException) failure);
                async.get().complete(() -> responder.respond(request, response, outcome));
                return outcome;
            });
        }
        SubmissionOutcome outcome;
        try {
            outcome = recorder.success(session, sessionId, login, account, submission.await(MAX_WAIT_FOR_START));
        } catch (ScalekitException e) {
            outcome = recorder.failure(session, login, account, e);
        }
        responder.respond(request, response, outcome);
        return ENDED;
    }
}
