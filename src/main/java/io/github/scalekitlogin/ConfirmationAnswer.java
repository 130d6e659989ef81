// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.arrival.LoginRequest;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.Stage;
import io.github.scalekitlogin.pending.Turns.Turn;
import io.github.scalekitlogin.signin.Navigation;
import io.github.scalekitlogin.signin.Redirect;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Carries out what a person answered on the confirm page; the hand-over checks who that is anew. Thread-safe. */
final class ConfirmationAnswer {

    private final Rooms rooms;
    private final PostLoginListener listener;
    private final HandOver handOver;

    ConfirmationAnswer(Rooms rooms, PostLoginListener listener, HandOver handOver) {
        this.rooms = rooms;
        this.listener = listener;
        this.handOver = handOver;
    }

    /** Answers {@code POST /scalekit/confirm}. */
    void carryOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = String.valueOf(request.getParameter(LoginRequest.LOGIN_REQUEST_ID));
        Optional<PendingLogin> waiting = rooms.pending().find(request, id);
        if (waiting.isEmpty()) {
            listener.nothingWaits(request, response);
        } else if (waiting.get().stage() != Stage.ASKED) {
            answered(request, response, id);
        } else {
            handOver.inTurn(request, response, id, turn -> follow(request, response, id, turn));
        }
    }

    /** A second click: the first one's answer stands, and the hand-over checks everything anew. */
    private void answered(HttpServletRequest request, HttpServletResponse response, String id) {
        Redirect.within(rooms.handOver(request, id), response);
    }

    /** Returns whether that is all, as nothing is on its way to Scalekit. */
    private boolean follow(HttpServletRequest request, HttpServletResponse response, String id, Turn turn)
            throws IOException {
        PendingLogin login = rooms.pending()
                .find(request, id)
                .filter(found -> found.stage() == Stage.ASKED)
                .orElse(null);
        if (login == null) {
            answered(request, response, id);
            return true;
        }
        if (Navigation.isFromElsewhere(request)
                || !Confirmation.isToken(login, request.getParameter(Confirmation.TOKEN))) {
            rooms.pages()
                    .show(request, response, Problem.NOT_ANSWERED_HERE, null, "wrong token of a confirm page", null);
            return true;
        }
        switch (String.valueOf(request.getParameter("answer"))) {
            case Pages.CONTINUE -> {
                rooms.pending().replace(request, login, login.at(Stage.APPROVED, login.account()));
                answered(request, response, id);
            }
            case Pages.SWITCH_ACCOUNT -> switchAccount(request, response, login);
            case Pages.CANCEL -> {
                return listener.cancel(request, response, id, turn);
            }
            default ->
                rooms.pages().show(request, response, Problem.BAD_REQUEST, null, "no answer of a confirm page", null);
        }
        return true;
    }

    /** Signs the person out, with all the application keeps in the session, and begins again at the login. */
    private void switchAccount(HttpServletRequest request, HttpServletResponse response, PendingLogin login)
            throws IOException {
        PendingLogin switching = login.at(Stage.SWITCHING, login.account());
        List<PendingLogin> all = rooms.pending().all(request);
        all.replaceAll(other -> other.equals(login) ? switching : other);
        try {
            request.logout();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        } catch (ServletException | IllegalStateException e) {
            rooms.pages().show(request, response, Problem.OUR_FAULT, null, "the server does not sign out", e);
            return;
        }
        if (!response.isCommitted()) {
            rooms.pending().restore(request, all);
            Redirect.within(rooms.wayToLogin(request, switching), response);
        }
    }
}
