// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.LoginAction;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.session.ArrivedLogins;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /cancel}: the cancel button of the application's login page. Reports a failed login to Scalekit, so that the
 * MCP client is told at once. Calls for anonymous users are limited. Thread-safe.
 */
final class CancelEndpoint implements Endpoint {

    private final PendingLoginRepository repository;
    private final LoginLookup lookup;
    private final ArrivedLogins arrivedLogins;
    private final AnonymousCallLimit limit;
    private final UserResolver users;
    private final LoginSubmitter submitter;
    private final MissingLogin missing;
    private final Pages pages;

    CancelEndpoint(
            PendingLoginRepository repository,
            ArrivedLogins arrivedLogins,
            AnonymousCallLimit limit,
            UserResolver users,
            LoginSubmitter submitter,
            MissingLogin missing,
            Pages pages) {
        this.repository = repository;
        this.lookup = new LoginLookup(repository);
        this.arrivedLogins = arrivedLogins;
        this.limit = limit;
        this.users = users;
        this.submitter = submitter;
        this.missing = missing;
        this.pages = pages;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (browser.fromOtherSite()) {
            pages.show(request, response, Problem.ANSWER_REFUSED, null, "a cancel that another site has sent", null);
            return;
        }
        HttpSession session = Sessions.find(request);
        Optional<PendingLogin> login = lookup.findAddressed(browser, request, session);
        boolean pending = login.isPresent()
                && repository
                        .apply(session, login.get().id(), LoginEvent.cancelled())
                        .filter(applied -> applied.transition().action() == LoginAction.REPORT_FAILED_LOGIN)
                        .isPresent();
        if (!pending) {
            missing.show(
                    request,
                    response,
                    Optional.ofNullable(request.getParameter(LoginRequest.LOGIN_REQUEST_ID))
                            .filter(LoginRequestParser::isId));
        } else if (users.find(request).isPresent()) {
            submitter.reportFailedLogin(request, response, login.get());
        } else {
            reportAnonymously(request, response, session, login.get());
        }
    }

    private void reportAnonymously(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, PendingLogin login)
            throws IOException {
        Optional<Runnable> permit =
                arrivedLogins.isDisputed(login.id()) ? Optional.empty() : limit.tryAcquire(session.getId());
        if (permit.isPresent()) {
            submitter.reportFailedLoginAnonymously(request, response, login, permit.get());
        } else {
            pages.show(
                    request,
                    response,
                    Problem.CANCEL_NOT_SENT,
                    null,
                    "too many cancels of anonymous users, or " + login + " arrived with different values of state",
                    null);
        }
    }
}
