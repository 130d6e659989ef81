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
    private final LoginLookup lookup;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final ConfirmationPage confirmationPage;
    private final LoginSubmitter submitter;
    private final OutcomeResponder responder;

    ContinueEndpoint(
            PendingLoginRepository repository,
            UserResolver users,
            FilterAddresses addresses,
            ConfirmationPage confirmationPage,
            LoginSubmitter submitter,
            OutcomeResponder responder) {
        this.repository = repository;
        this.lookup = new LoginLookup(repository);
        this.users = users;
        this.addresses = addresses;
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
        HttpSession session = Sessions.find(request);
        Optional<PendingLogin> login = lookup.findAddressed(browser, request, session);
        if (login.isEmpty()) {
            showNotPending(request, response);
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
        user.ifPresent(somebody -> observe(browser, request, session, login.get(), somebody));
        proceed(request, response, session, login.get(), user);
    }

    /** Tells the login requests of the session about the user: this one perhaps with a proven sign-in, the others without. */
    private void observe(
            BrowserRequest browser,
            HttpServletRequest request,
            HttpSession session,
            PendingLogin login,
            SignedInUser user) {
        if (login.state().awaitsLogin()
                && browser.evidence(login.id(), true, Step.RETURN_FROM_CHALLENGE, request.getAuthType())
                        .isProof()) {
            repository.apply(session, login.id(), LoginEvent.signInProven(user.account()));
        }
        repository.findAll(session).stream()
                .filter(other -> !other.id().equals(login.id()))
                .forEach(other -> repository.apply(session, other.id(), LoginEvent.userSeen(user.account())));
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
            showNotPending(request, response);
            return;
        }
        PendingLogin login = applied.get().after();
        switch (applied.get().transition().action()) {
            case REDIRECT_TO_CALLBACK -> responder.redirectToCallback(response, login);
            case REDIRECT_TO_LOGIN ->
                Redirects.toApplication(addresses.loginAddress(request, login.request()), response);
            case ASK -> confirmationPage.show(request, response, login, false);
            case ASK_SAME_ACCOUNT_AGAIN -> confirmationPage.show(request, response, login, true);
            case BUILD_DETAILS -> submitter.submit(request, response, login, user.orElseThrow());
            default -> showNotPending(request, response);
        }
    }

    private void showNotPending(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.showNotPending(request, response, "no such login request is pending in this session");
    }
}
