// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.UserDetails;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import io.github.scalekitlogin.internal.web.DetailsSender.Call;
import io.github.scalekitlogin.internal.web.PreparedDetails.Prepared;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Submits the details of users to Scalekit. At most one submission per login request is in flight on this node; another
 * request for the same login request gets an answer at once or is processed asynchronously. No request thread waits for
 * another request. Thread-safe.
 */
final class LoginSubmitter {

    private static final CompletionStage<?> ENDED = CompletableFuture.completedFuture(null);

    private final ExclusiveTasks submissions = new ExclusiveTasks(System::nanoTime);
    private final PendingLoginRepository repository;
    private final UserResolver users;
    private final ClaimsResolver claims;
    private final ScalekitClient scalekit;
    private final PreparedDetails prepared;
    private final DetailsSender sender;
    private final DeferredResponses deferred;
    private final OutcomeResponder responder;

    LoginSubmitter(
            PendingLoginRepository repository,
            UserResolver users,
            ClaimsResolver claims,
            ScalekitClient scalekit,
            PreparedDetails prepared,
            DetailsSender sender,
            DeferredResponses deferred,
            OutcomeResponder responder) {
        this.repository = repository;
        this.users = users;
        this.claims = claims;
        this.scalekit = scalekit;
        this.prepared = prepared;
        this.sender = sender;
        this.deferred = deferred;
        this.responder = responder;
    }

    /**
     * Answers a request with what is known of an earlier submission of the same session: that it runs, or how it ended if its
     * own request had been answered before.
     *
     * @return whether the request is answered
     */
    boolean answerWithEarlier(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, String loginRequestId)
            throws IOException {
        if (sender.answerWithUnseen(request, response, session, loginRequestId)) {
            return true;
        }
        Optional<ExclusiveTasks.Running> running = submissions.find(loginRequestId);
        Optional<PendingLogin> login =
                running.isPresent() ? repository.find(session, loginRequestId) : Optional.empty();
        if (login.isPresent()) {
            continueAfter(running.get(), request, response, login.get());
        }
        return login.isPresent();
    }

    /**
     * Hands a user over. Needs two requests: the first one builds the claims, and its session says that the details may have
     * been sent; the second one sends them.
     */
    void submit(HttpServletRequest request, HttpServletResponse response, PendingLogin login, SignedInUser user)
            throws IOException {
        runExclusively(request, response, login, () -> buildAndSend(request, response, login, user));
    }

    /** Reports a failed login for a signed-in user. */
    void reportFailedLogin(HttpServletRequest request, HttpServletResponse response, PendingLogin login)
            throws IOException {
        runExclusively(request, response, login, () -> sendFailedLogin(request, response, login, false));
    }

    private CompletionStage<?> sendFailedLogin(
            HttpServletRequest request, HttpServletResponse response, PendingLogin login, boolean denied)
            throws IOException {
        UserDetails details = scalekit.details(UserClaims.failedLogin());
        Call call = () -> scalekit.submitUser(login.id(), details, Duration.ZERO);
        return sender.sendFailedLogin(request, response, login, details, denied, call);
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
                CompletionStage<?> ended = sender.sendFailedLogin(request, response, login, details, false, call);
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
        Optional<ExclusiveTasks.Running> running = submissions.runExclusively(login.id(), task);
        if (running.isPresent()) {
            continueAfter(running.get(), request, response, login);
        }
        return running.isEmpty();
    }

    /** Answers a request while the login request is being submitted for another one. */
    private void continueAfter(
            ExclusiveTasks.Running running,
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login)
            throws IOException {
        if (!"GET".equals(request.getMethod())) {
            responder.redirectToContinue(request, response, login);
            return;
        }
        deferred.answerForOther(
                request,
                response,
                running.ended(),
                ended -> responder.redirectToContinue(request, response, login),
                held -> responder.showInProgress(request, response, login, Pause.of(held, running.age())));
    }

    private CompletionStage<?> buildAndSend(
            HttpServletRequest request, HttpServletResponse response, PendingLogin login, SignedInUser user)
            throws IOException {
        Optional<String> token = FilterAddresses.token(request);
        Optional<Prepared> known = token.flatMap(named -> take(request, login, named, user));
        if (token.isPresent() && known.isEmpty()) {
            // Another node has prepared the details, or they were sent. From here on they may have been sent.
            responder.redirectToContinue(request, response, login);
            return ENDED;
        }
        Prepared ready;
        try {
            ready = known.isPresent() ? known.get() : build(request, user);
        } catch (ClaimsException e) {
            if (e.isDenied()) {
                return deny(request, response, login, user, e);
            }
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
        Call call = () -> scalekit.submitUser(login.id(), ready.details(), ready.spent());
        return sender.send(request, response, login, account, ready, known.isPresent(), call);
    }

    /** Reports a failed login, unless another user has signed in meanwhile. */
    private CompletionStage<?> deny(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login,
            SignedInUser user,
            ClaimsException denial)
            throws IOException {
        if (users.find(request)
                .filter(current -> current.account().equals(user.account()))
                .isEmpty()) {
            responder.redirectToContinue(request, response, login);
            return ENDED;
        }
        LogMessage.DENIED.log(login.id(), denial.getMessage());
        return sendFailedLogin(request, response, login, true);
    }

    private Optional<Prepared> take(HttpServletRequest request, PendingLogin login, String token, SignedInUser user) {
        return prepared.take(login.id(), token, Sessions.require(request).getId(), user.account());
    }

    private Prepared build(HttpServletRequest request, SignedInUser user) throws ClaimsException {
        long start = System.nanoTime();
        UserClaims resolved = claims.resolve(
                user.principal(),
                user.profile().attributes(),
                LoginClaimsFormat.read(user.loginClaims(), user.account()),
                new UserRolesRequest(request, user));
        UserDetails details = scalekit.details(resolved);
        return new Prepared(details, Duration.ofNanos(System.nanoTime() - start));
    }
}
