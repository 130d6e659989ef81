// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.claims.ClaimsException;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.page.Problem;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.PendingLogin.Stage;
import io.github.scalekitlogin.pending.PendingLogins;
import io.github.scalekitlogin.pending.Turns;
import io.github.scalekitlogin.scalekit.ScalekitException;
import io.github.scalekitlogin.signin.Person;
import io.github.scalekitlogin.signin.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Hooked to the container's principal: a login request waits and somebody is signed in, so the person's claims go to
 * Scalekit and the browser to Scalekit's callback. The only class that submits. Thread-safe.
 */
final class PostLoginListener {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final Rooms rooms;
    private final PendingLogins pending;
    private final Turns turns = new Turns();
    private final SignInMatch match;
    private final Confirmation confirmation;

    PostLoginListener(Rooms rooms) {
        this.rooms = rooms;
        this.pending = rooms.pending();
        this.match = new SignInMatch(rooms);
        this.confirmation = new Confirmation(rooms);
    }

    /** Returns where the browser goes once somebody is signed in for a login request that waits, if so. */
    Optional<String> afterSignIn(HttpServletRequest request, Optional<Person> before) {
        return match.find(request, before).map(login -> rooms.handOver(request, login.loginRequestId()));
    }

    /** Answers {@code GET /scalekit/continue}: the hand-over, or what has to come before it. */
    void handOver(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PendingLogin> waiting = match.findAddressed(request);
        if (waiting.isPresent() && isAnsweredByContainer(request, response)) {
            return;
        }
        Optional<Person> person = Person.of(request);
        if (waiting.isEmpty() || (person.isEmpty() && waiting.get().stage() == Stage.SUBMITTED)) {
            nothingWaits(request, response);
        } else if (person.isEmpty()) {
            PendingLogin again = waiting.get().backToLogin();
            pending.put(request, again);
            Redirect.within(rooms.wayToLogin(request, again), response);
        } else {
            String id = waiting.get().loginRequestId();
            turns.<IOException>take(id, () -> settle(request, response, id, person.get()));
        }
    }

    /** Some containers know nobody at a page they do not protect until they are told to look. */
    private boolean isAnsweredByContainer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Person.of(request).isEmpty() && !rooms.arrival().hasLoginPage()) {
            Challenge.authenticate(request, response);
        }
        return response.isCommitted();
    }

    /** Tells Scalekit that nobody signs in, so that the MCP client learns of it at once. */
    void cancel(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PendingLogin> waiting = match.findAddressed(request);
        if (waiting.isEmpty()) {
            nothingWaits(request, response);
            return;
        }
        turns.<IOException>take(waiting.get().loginRequestId(), () -> {
            Optional<PendingLogin> login = pending.find(request, waiting.get().loginRequestId())
                    .filter(found -> found.stage() != Stage.SUBMITTED);
            if (login.isPresent()) {
                submit(request, response, login.get(), null);
            } else {
                nothingWaits(request, response);
            }
        });
    }

    void nothingWaits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        rooms.pages().show(request, response, Problem.NOTHING_WAITING, null, "no login request waits here", null);
    }

    private void settle(HttpServletRequest request, HttpServletResponse response, String id, Person person)
            throws IOException {
        String account = person.name();
        match.passOverOthers(request, id);
        PendingLogin login = pending.find(request, id).orElse(null);
        if (login == null || (login.stage() == Stage.SUBMITTED && !login.isSubmittedFor(account))) {
            nothingWaits(request, response);
        } else if (login.isSubmittedFor(account)) {
            Redirect.away(rooms.scalekit().callback(login.state()), response);
        } else if (confirmation.isNeeded(request, login, account)) {
            confirmation.ask(request, response, login, account);
        } else {
            PendingLogin approved = login.at(Stage.APPROVED, account);
            pending.put(request, approved);
            submit(request, response, approved, person);
        }
    }

    /** Submits the person's claims, or a failed login when there is no person. */
    private void submit(HttpServletRequest request, HttpServletResponse response, PendingLogin login, Person person)
            throws IOException {
        String id = login.loginRequestId();
        try {
            UserClaims claims =
                    person == null ? UserClaims.failedLogin() : rooms.claims().claimsOf(person.principal(), request);
            String authRequestId = rooms.scalekit().submitUser(id, claims);
            LOG.log(Level.INFO, "Login request {0} handed over, auth_request_id {1}", id, authRequestId);
            pending.put(request, login.at(Stage.SUBMITTED, person == null ? null : person.name()));
            Redirect.away(rooms.scalekit().callback(login.state()), response);
        } catch (ClaimsException e) {
            fail(request, response, Problem.UNKNOWN_ACCOUNT, login, e);
        } catch (ScalekitException e) {
            if (!e.reason().isPassing()) {
                pending.remove(request, id);
            }
            fail(request, response, problem(e.reason()), e.reason().isPassing() ? login : null, e);
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
        };
    }
}
