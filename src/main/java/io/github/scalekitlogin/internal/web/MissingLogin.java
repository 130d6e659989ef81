// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.session.ArrivedLogins;
import io.github.scalekitlogin.internal.session.CompletedLogins;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/** Says why a login request is not pending, to the user and in the log, as far as this node can know. Thread-safe. */
final class MissingLogin {

    private final PendingLoginRepository repository;
    private final CompletedLogins completed;
    private final ArrivedLogins arrived;
    private final Pages pages;

    MissingLogin(PendingLoginRepository repository, CompletedLogins completed, ArrivedLogins arrived, Pages pages) {
        this.repository = repository;
        this.completed = completed;
        this.arrived = arrived;
        this.pages = pages;
    }

    /**
     * Shows the page.
     *
     * @param loginRequestId the login request that the request names, or empty
     */
    void show(HttpServletRequest request, HttpServletResponse response, Optional<String> loginRequestId)
            throws IOException {
        String login = loginRequestId.map(id -> "login request " + id).orElse("no login request is named");
        if (loginRequestId
                .filter(id -> completed.contains(id)
                        || repository.find(Sessions.find(request), id).isPresent())
                .isPresent()) {
            show(request, response, Problem.ALREADY_ANSWERED, login + " was completed before");
        } else if (loginRequestId.filter(arrived::isExpired).isPresent()) {
            show(request, response, Problem.EXPIRED, login + " arrived more than 10 minutes ago");
        } else if (loginRequestId.filter(completed::isGivenUp).isPresent()) {
            show(request, response, Problem.NOT_PENDING, login + " was given up before; the log says why");
        } else if (request.getRequestedSessionId() == null) {
            String check =
                    "the browser has sent no session cookie: check that it accepts cookies, and whether the cookie's"
                            + " path, domain, Secure or SameSite keeps it back behind the proxy";
            show(request, response, Problem.NO_COOKIE, login + "; " + check);
        } else {
            Problem problem = loginRequestId.filter(arrived::contains).isPresent() || !hasValidSession(request)
                    ? Problem.OTHER_SESSION
                    : Problem.NOT_PENDING;
            show(request, response, problem, login + "; " + session(request));
        }
    }

    private String session(HttpServletRequest request) {
        HttpSession session = Sessions.find(request);
        if (!hasValidSession(request)) {
            return "the server does not know the session of the browser: it has expired, the server was restarted, or another"
                    + " node has it; see session replication and sticky sessions";
        }
        return repository.mayHavePending(session)
                ? "other login requests are pending in the session"
                : "no login request is pending in the session: it was answered, it has expired, or the application has"
                        + " replaced the session";
    }

    private static boolean hasValidSession(HttpServletRequest request) {
        return Sessions.find(request) != null;
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Problem problem, String reason)
            throws IOException {
        pages.show(request, response, problem, null, reason, null);
    }
}
