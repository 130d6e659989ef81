// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.scalekit.ScalekitException;
import io.github.scalekitlogin.internal.scalekit.Submission;
import io.github.scalekitlogin.internal.scalekit.UserDetails;
import io.github.scalekitlogin.pending.HandedOver;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.PendingLogins;
import io.github.scalekitlogin.pending.Stage;
import io.github.scalekitlogin.pending.Turns;
import io.github.scalekitlogin.pending.Turns.Turn;
import io.github.scalekitlogin.signin.Person;
import io.github.scalekitlogin.signin.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings a person's details to Scalekit and the browser to Scalekit's callback: one request at a time for each login request,
 * without a request thread where the server allows.
 * The only class that submits. Thread-safe.
 */
final class HandOver {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");
    /** How long a request may keep its thread while all calls to Scalekit are taken. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Rooms rooms;
    private final PendingLogins pending;
    private final Turns turns = new Turns();
    private final HandedOver handedOver;

    HandOver(Rooms rooms) {
        this.rooms = rooms;
        this.pending = rooms.pending();
        this.handedOver = new HandedOver(pending::now);
    }

    /** What is done in one's turn; returns whether the turn is over with it. */
    @FunctionalInterface
    interface Step {
        boolean isLast(Turn turn) throws IOException;
    }

    /** Another request that settles the same login request goes first; a GET then comes again to see what came of it. */
    void inTurn(HttpServletRequest request, HttpServletResponse response, String id, Step step) throws IOException {
        Turn turn = turns.take(id);
        if (!turn.isOwn() && request.getMethod().equals("GET") && comesAgain(request, response, id, turn)) {
            return;
        }
        while (!turn.isOwn()) {
            turn.over().join();
            turn = turns.take(id);
        }
        boolean last = true;
        try {
            last = step.isLast(turn);
        } finally {
            if (last) {
                turn.end();
            }
        }
    }

    /** Lets a request stand aside until another's turn is over, if it may. */
    private boolean comesAgain(HttpServletRequest request, HttpServletResponse response, String id, Turn others) {
        String again = rooms.handOver(request, id);
        Optional<Aside> aside = Aside.tryStand(request, response, () -> {});
        aside.ifPresent(waiting -> others.over().thenRun(() -> waiting.answer(() -> Redirect.within(again, response))));
        return aside.isPresent();
    }

    /**
     * Submits the person's claims, or a failed login when there is no person, and sends the browser on; without the
     * request's thread where the server allows. Returns whether that has ended; else the turn ends with it.
     */
    boolean submit(
            HttpServletRequest request, HttpServletResponse response, PendingLogin login, Person person, Turn turn)
            throws IOException {
        if (handedOver.contains(login.loginRequestId())) {
            pending.remove(request, login.loginRequestId());
            rooms.pages().show(request, response, Problem.NOTHING_WAITING, null, "handed over before: " + login, null);
            return true;
        }
        long begin = System.nanoTime();
        try {
            UserClaims claims =
                    person == null ? UserClaims.failedLogin() : rooms.claims().resolve(person.principal(), request);
            UserDetails details = rooms.scalekit().details(claims);
            String fingerprint = details.fingerprint();
            if (person != null && login.mayHaveSentOther(fingerprint)) {
                pending.remove(request, login.loginRequestId());
                rooms.pages().show(request, response, Problem.UNCERTAIN, null, "other details may have arrived", null);
                return true;
            }
            pending.put(request, login.sent(fingerprint));
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            Submission submission = rooms.scalekit().submitUser(login.loginRequestId(), details, spent);
            // Also for a browser that has gone by then.
            submission.outcome().thenRun(() -> handedOver.add(login.loginRequestId()));
            String account = person == null ? null : person.name();
            Optional<Aside> aside = Aside.tryStand(request, response, turn::end);
            if (aside.isEmpty()) {
                finish(request, response, login, submission, account);
                return true;
            }
            submission
                    .outcome()
                    .whenComplete((id, failure) ->
                            aside.get().answer(() -> finish(request, response, login, submission, account)));
            return false;
        } catch (ClaimsException e) {
            fail(request, response, Problem.UNKNOWN_ACCOUNT, login, e);
        } catch (ScalekitException e) {
            fail(request, response, login, e);
        }
        return true;
    }

    private void finish(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin login,
            Submission submission,
            String account)
            throws IOException {
        try {
            String authRequestId = submission.await(PATIENCE);
            LOG.log(
                    Level.INFO,
                    "Login request {0} handed over, auth_request_id {1}",
                    login.loginRequestId(),
                    authRequestId);
            // Known before the browser comes again, whichever of the two is told first.
            handedOver.add(login.loginRequestId());
            note(request, login.at(Stage.SUBMITTED, account));
            Redirect.away(rooms.scalekit().callback(login.state()), response);
        } catch (ScalekitException e) {
            fail(request, response, login, e);
        }
    }

    /** What an outage may have swallowed stays known; a refusal of a second try then says little. */
    private void fail(
            HttpServletRequest request, HttpServletResponse response, PendingLogin login, ScalekitException why)
            throws IOException {
        boolean again = login.sent() != null;
        if (why.reason().isOutage()) {
            fail(request, response, problem(why.reason()), login, why);
        } else if (again && !why.reason().isRetryable()) {
            fail(request, response, Problem.UNCERTAIN, login, why);
        } else if (why.reason().isRetryable()) {
            note(request, login);
            fail(request, response, problem(why.reason()), login, why);
        } else {
            pending.remove(request, login.loginRequestId());
            fail(request, response, problem(why.reason()), null, why);
        }
    }

    /** The person may have signed out meanwhile, and the session be gone. */
    private void note(HttpServletRequest request, PendingLogin login) {
        try {
            if (pending.find(request, login.loginRequestId()).isPresent()) {
                pending.put(request, login);
            }
        } catch (IllegalStateException gone) {
            LOG.log(Level.DEBUG, "The session ended during the hand-over of " + login, gone);
        }
    }

    /** A login request that still waits can be tried again, without signing in again. */
    private void fail(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            PendingLogin waiting,
            Exception cause)
            throws IOException {
        boolean again = waiting != null && waiting.stage() == Stage.APPROVED;
        String retry = again ? rooms.handOver(request, waiting.loginRequestId()) : null;
        rooms.pages().show(request, response, problem, retry, cause.getMessage(), cause.getCause());
    }

    private static Problem problem(ScalekitException.Reason reason) {
        return switch (reason) {
            case UNKNOWN_REQUEST -> Problem.EXPIRED;
            case REJECTED -> Problem.REJECTED;
            case UNAUTHORIZED -> Problem.UNAUTHORIZED;
            case UNREACHABLE -> Problem.UNREACHABLE;
            case TIMEOUT -> Problem.TIMEOUT;
            case MISCONFIGURED -> Problem.MISCONFIGURED;
            case INTERNAL_ERROR -> Problem.OUR_FAULT;
        };
    }
}
