// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.PendingLogins;
import io.github.scalekitlogin.pending.Stage;
import io.github.scalekitlogin.pending.Turns.Turn;
import io.github.scalekitlogin.signin.Person;
import io.github.scalekitlogin.signin.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Hooked to the container's principal: a login request waits and somebody is signed in, so the person's claims go to
 * Scalekit and the browser to Scalekit's callback, unless the person has to be asked. Thread-safe.
 */
final class PostLoginListener {

    private final Rooms rooms;
    private final PendingLogins pending;
    private final HandOver handOver;
    private final SignInMatch match;
    private final Confirmation confirmation;

    PostLoginListener(Rooms rooms, HandOver handOver) {
        this.rooms = rooms;
        this.pending = rooms.pending();
        this.match = new SignInMatch(rooms);
        this.confirmation = new Confirmation(rooms);
        this.handOver = handOver;
    }

    /** Returns where the browser goes once somebody is signed in for a login request that waits, if so. */
    Optional<String> afterSignIn(HttpServletRequest request, Optional<Person> before) {
        return match.find(request, before).map(login -> rooms.handOver(request, login.loginRequestId()));
    }

    /** Returns whether what a request shows is part of the login for a login request that waits. */
    boolean isLoginStep(HttpServletRequest request) {
        return match.isStep(request);
    }

    /** Returns the login request such a step is for, where its address or the page it comes from has it. */
    Optional<String> findLoginStepId(HttpServletRequest request) {
        return match.findStepId(request);
    }

    /** Answers {@code GET /scalekit/continue}: the hand-over, or what has to come before it. */
    void handOver(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PendingLogin> waiting = match.findAddressed(request);
        if (waiting.isPresent() && isAnsweredByContainer(request, response)) {
            return;
        }
        Optional<Person> person = rooms.person(request);
        if (waiting.isEmpty() || (person.isEmpty() && waiting.get().stage() == Stage.SUBMITTED)) {
            nothingWaits(request, response);
        } else if (person.isEmpty()) {
            PendingLogin again = waiting.get().backToLogin();
            pending.replace(request, waiting.get(), again);
            Redirect.within(rooms.wayToLogin(request, again), response);
        } else {
            String id = waiting.get().loginRequestId();
            handOver.inTurn(request, response, id, turn -> settle(request, response, id, person.get(), turn));
        }
    }

    /** Some containers know nobody at a page they do not protect until they are told to look. */
    private boolean isAnsweredByContainer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (rooms.person(request).isEmpty() && !rooms.arrival().hasLoginPage()) {
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
        String id = waiting.get().loginRequestId();
        handOver.inTurn(request, response, id, turn -> cancel(request, response, id, turn));
    }

    /** The same in one's turn; returns whether that is all, as nothing is on its way to Scalekit. */
    boolean cancel(HttpServletRequest request, HttpServletResponse response, String id, Turn turn) throws IOException {
        Optional<PendingLogin> login = pending.find(request, id).filter(found -> found.stage() != Stage.SUBMITTED);
        if (login.isPresent()) {
            return handOver.submit(request, response, login.get(), null, turn);
        }
        nothingWaits(request, response);
        return true;
    }

    void nothingWaits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        rooms.pages().show(request, response, Problem.NOTHING_WAITING, null, "no login request waits here", null);
    }

    /** Returns whether that is all, as nothing is on its way to Scalekit. */
    private boolean settle(
            HttpServletRequest request, HttpServletResponse response, String id, Person person, Turn turn)
            throws IOException {
        String account = person.name();
        match.passOverOthers(request, id);
        PendingLogin login = pending.find(request, id).orElse(null);
        if (login == null || (login.stage() == Stage.SUBMITTED && !login.isSubmittedFor(account))) {
            nothingWaits(request, response);
        } else if (login.isSubmittedFor(account)) {
            Redirect.away(rooms.scalekit().callback(login.state()), response);
        } else if (login.isCompletedSilently() && !match.isMeant(request, login)) {
            // Another tab came in between: it is looked at anew.
            Redirect.within(rooms.handOver(request, id), response);
        } else if (confirmation.isNeeded(request, login, account)) {
            confirmation.ask(request, response, login, person);
        } else {
            PendingLogin approved = login.at(Stage.APPROVED, account);
            if (pending.replace(request, login, approved)) {
                return handOver.submit(request, response, approved, person, turn);
            }
            Redirect.within(rooms.handOver(request, id), response);
        }
        return true;
    }
}
