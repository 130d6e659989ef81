// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Principals;
import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Step;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.session.PendingLoginRepository.Applied;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import io.github.scalekitlogin.internal.web.BrowserRequest.Script;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /continue}: the only address that submits the details of a user. The state machine decides whether it submits,
 * asks, or sends the browser elsewhere. Thread-safe.
 */
final class ContinueEndpoint implements Endpoint {

    private final PendingLoginRepository repository;
    private final LoginArrival arrival;
    private final LoginLookup lookup;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final Redirects redirects;
    private final ConfirmationPage confirmationPage;
    private final LoginSubmitter submitter;
    private final OutcomeResponder responder;

    ContinueEndpoint(
            PendingLoginRepository repository,
            LoginArrival arrival,
            UserResolver users,
            FilterAddresses addresses,
            Redirects redirects,
            ConfirmationPage confirmationPage,
            LoginSubmitter submitter,
            OutcomeResponder responder) {
        this.repository = repository;
        this.arrival = arrival;
        this.lookup = new LoginLookup(repository);
        this.users = users;
        this.addresses = addresses;
        this.redirects = redirects;
        this.confirmationPage = confirmationPage;
        this.submitter = submitter;
        this.responder = responder;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (browser.script() != Script.NONE) {
            // The script follows our redirect, but only the browser can go to Scalekit.
            redirects.toApplicationByPage(request, response, continueAddress(browser, request));
            return;
        }
        if (request.getRequestedSessionId() == null) {
            // An arrival has created a session before. The browser does not send its cookie.
            responder.showNotPending(request, response, browser.addressedId());
            return;
        }
        arrival.restoreCarried(browser, request);
        HttpSession session = Sessions.find(request);
        Optional<PendingLogin> login = lookup.findAddressed(browser, request, session);
        String id = login.map(PendingLogin::id).or(browser::addressedId).orElse(null);
        if (session != null && id != null && submitter.answerWithEarlier(request, response, session, id)) {
            return;
        }
        if (login.isEmpty()) {
            responder.showNotPending(request, response, browser.addressedId());
            return;
        }
        // Some containers do not know the user at unprotected addresses until they are asked.
        if (users.find(request).isEmpty() && !addresses.hasLoginPage()) {
            Principals.authenticate(request, response);
            if (response.isCommitted()) {
                return;
            }
        }
        Optional<SignedInUser> user = users.find(request);
        if (user.isPresent() && observe(browser, request, session, login.get(), user.get())) {
            // The container's login form may have led here. Its policy must not see a redirect to Scalekit.
            redirects.toApplicationByPage(
                    request,
                    response,
                    addresses.continueAddress(request, login.get().id()));
        } else {
            proceed(request, response, session, login.get(), user);
        }
    }

    private String continueAddress(BrowserRequest browser, HttpServletRequest request) {
        return browser.addressedId()
                .map(id -> addresses.continueAddress(request, id))
                .orElseGet(() -> addresses.own(request, FilterAddresses.CONTINUE));
    }

    /**
     * Tells the login requests of the session about the user: this one perhaps with a proven sign-in, the others without.
     * Returns whether there was a proven sign-in.
     */
    private boolean observe(
            BrowserRequest browser,
            HttpServletRequest request,
            HttpSession session,
            PendingLogin login,
            SignedInUser user) {
        boolean proven = login.state().awaitsLogin()
                && browser.evidence(login.id(), true, Step.RETURN_FROM_CHALLENGE, request.getAuthType())
                        .isProof();
        if (proven) {
            repository.apply(session, login.id(), LoginEvent.signInProven(user.account()));
        }
        repository.findAll(session).stream()
                .filter(other -> !other.id().equals(login.id()))
                .forEach(other -> repository.apply(session, other.id(), LoginEvent.userSeen(user.account())));
        return proven;
    }

    private void proceed(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            PendingLogin found,
            Optional<SignedInUser> user)
            throws IOException {
        String account = user.map(SignedInUser::account).orElse(null);
        LoginEvent event = LoginEvent.continueRequested(account, confirmationPage.newToken());
        Optional<Applied> applied = repository.apply(session, found.id(), event);
        if (applied.isEmpty()) {
            responder.showNotPending(request, response, Optional.of(found.id()));
            return;
        }
        PendingLogin login = applied.get().after();
        switch (applied.get().transition().action()) {
            case REDIRECT_TO_CALLBACK -> responder.redirectToCallback(request, response, login);
            case REDIRECT_TO_LOGIN ->
                redirects.toApplication(request, response, addresses.loginAddress(request, login.request()));
            case CONTINUE ->
                redirects.toApplicationByPage(request, response, addresses.continueAddress(request, login.id()));
            case ASK -> confirmationPage.show(request, response, login, false);
            case ASK_SAME_ACCOUNT_AGAIN -> confirmationPage.show(request, response, login, true);
            case BUILD_DETAILS -> submitter.submit(request, response, login, user.orElseThrow());
            case SHOW_USER_NOT_FOUND -> showUserNotFound(request, response, found);
            default -> responder.showNotPending(request, response, Optional.of(found.id()));
        }
    }

    private void showUserNotFound(HttpServletRequest request, HttpServletResponse response, PendingLogin login)
            throws IOException {
        String context = request.getContextPath();
        String message = login + ": pages of the application, such as "
                + (addresses.hasLoginPage() ? context + addresses.loginPage() : context + '/')
                + ", show a signed-in user, but " + context + addresses.prefix() + FilterAddresses.CONTINUE
                + " does not. A filter that makes the user known is mapped to some addresses only: map it to "
                + addresses.prefix() + "/* as well, before this filter.";
        responder.showUserNotFound(request, response, message);
    }
}
