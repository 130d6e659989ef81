// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Step;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Watches the application's requests while a login request is pending in the session. Tells the login requests when a user
 * is signed in, in requests of scripts as well, and redirects tabs to the hand-over. No fault of the filter affects a page
 * of the application. Thread-safe.
 */
final class ApplicationRequestInterceptor {

    /** The address to which a container's FORM login is posted; see {@code ContainerQuirk.FORM_LOGIN_REACHES_FILTERS}. */
    static final String FORM_LOGIN = "/j_security_check";

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final PendingLoginRepository repository;
    private final LoginLookup lookup;
    private final UserResolver users;
    private final FilterAddresses addresses;

    ApplicationRequestInterceptor(PendingLoginRepository repository, UserResolver users, FilterAddresses addresses) {
        this.repository = repository;
        this.lookup = new LoginLookup(repository);
        this.users = users;
        this.addresses = addresses;
    }

    /** Passes a request to the application and watches it. */
    void intercept(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedInUser> before = users.find(request);
        boolean redirectFirst =
                (browser.isGet() && browser.isNavigation()) || browser.path().endsWith(FORM_LOGIN);
        Optional<String> target = guarded(() -> {
            before.ifPresent(user -> repository.applyUserSeen(Sessions.find(request), user.account()));
            return before.isPresent() && redirectFirst ? findTarget(browser, request) : Optional.empty();
        });
        if (target.isPresent()) {
            Redirects.toApplication(target.get(), response);
            return;
        }
        List<PendingLogin> known = repository.findAll(Sessions.find(request));
        if (browser.isGet() && !browser.isNavigation()) {
            chain.doFilter(request, response);
            guarded(() -> observe(browser, request, before, known));
            return;
        }
        HandOverResponse watched = new HandOverResponse(
                response,
                browser.facesAjax(),
                () -> guarded(() -> {
                    Optional<SignedInUser> user = observe(browser, request, before, known);
                    return user.isPresent() && browser.isNavigation() && !isReturnOfContainer(browser, before)
                            ? findTarget(browser, request)
                            : Optional.empty();
                }));
        chain.doFilter(request, watched);
        if (!request.isAsyncStarted()) {
            watched.takeOver();
        }
    }

    /** Returns whether a page of the application is a step of the login for a pending login request. */
    boolean isLoginStep(BrowserRequest browser, HttpServletRequest request) {
        HttpSession session = Sessions.find(request);
        return findLoginStepId(browser, request).isPresent()
                || browser.isSameOrigin()
                        && repository.findAll(session).stream()
                                .anyMatch(login -> login.state().awaitsLogin());
    }

    /** Returns the login request such a step is for, if the address or the page that sent the request names it. */
    Optional<String> findLoginStepId(BrowserRequest browser, HttpServletRequest request) {
        return lookup.findNamed(browser, Sessions.find(request))
                .filter(login -> login.state().awaitsLogin() || login.state().needsHandOver())
                .map(PendingLogin::id);
    }

    /** Tells the login requests of the session who is signed in now. Returns the user. */
    private Optional<SignedInUser> observe(
            BrowserRequest browser,
            HttpServletRequest request,
            Optional<SignedInUser> before,
            List<PendingLogin> known) {
        restore(request, known);
        Optional<SignedInUser> after = users.find(request);
        if (after.isEmpty()) {
            return after;
        }
        HttpSession session = Sessions.find(request);
        String account = after.get().account();
        Optional<String> proven = browser.isPost()
                ? browser.refererId()
                        .filter(id -> browser.evidence(id, before.isEmpty(), Step.POST, request.getAuthType())
                                .isProof())
                : Optional.empty();
        repository.findAll(session).stream().map(PendingLogin::id).forEach(id -> {
            LoginEvent event =
                    proven.equals(Optional.of(id)) ? LoginEvent.signInProven(account) : LoginEvent.userSeen(account);
            repository.apply(session, id, event);
        });
        return after;
    }

    /** Puts the login requests into the new session if the application has ended the old one, as some do at login or logout. */
    private void restore(HttpServletRequest request, List<PendingLogin> known) {
        HttpSession session = Sessions.find(request);
        try {
            repository.restore(session == null && !known.isEmpty() ? Sessions.require(request) : session, known);
        } catch (IllegalStateException tooLate) {
            LOG.log(Level.DEBUG, "Pending login requests are lost with their session", tooLate);
        }
    }

    private Optional<String> findTarget(BrowserRequest browser, HttpServletRequest request) {
        return lookup.findForHandOver(browser, Sessions.find(request))
                .map(login -> addresses.continueAddress(request, login.id()));
    }

    /** Returns whether the container itself is about to return to the address that it saved. */
    private boolean isReturnOfContainer(BrowserRequest browser, Optional<SignedInUser> before) {
        return before.isEmpty()
                && browser.path().endsWith(FORM_LOGIN)
                && browser.refererId().isEmpty()
                && browser.addressedId().isEmpty();
    }

    private static <T> Optional<T> guarded(Supplier<Optional<T>> target) {
        try {
            return target.get();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A pending login request could not be handled; the application is not affected", e);
            return Optional.empty();
        }
    }
}
