// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.flow.LoginState;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Page;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Step;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import io.github.scalekitlogin.internal.web.BrowserRequest.Script;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Watches the application's requests while a login request is pending in the session. Tells the login requests when a user
 * is signed in, in requests of scripts as well, and leads tabs to the hand-over. No fault of the filter affects a page
 * of the application. Thread-safe.
 */
final class ApplicationRequestInterceptor {

    /** The address to which a container's FORM login is posted; see {@code ContainerQuirk.FORM_LOGIN_REACHES_FILTERS}. */
    static final String FORM_LOGIN = "/j_security_check";

    private final PendingLoginRepository repository;
    private final LoginLookup lookup;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final Redirects redirects;
    private final UnnoticedLoginWarning unnoticed;

    ApplicationRequestInterceptor(
            PendingLoginRepository repository, UserResolver users, FilterAddresses addresses, Redirects redirects) {
        this.repository = repository;
        this.lookup = new LoginLookup(repository);
        this.users = users;
        this.addresses = addresses;
        this.redirects = redirects;
        this.unnoticed = new UnnoticedLoginWarning(addresses);
    }

    /** Passes a request to the application and watches it. */
    void intercept(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (addresses.isLogoutPage(request) && findLoginOfOtherAccount(request).isPresent()) {
            passLogout(browser, request, response, chain);
            return;
        }
        Optional<SignedInUser> before = users.find(request);
        if (before.isEmpty() && browser.returnsFromElsewhere() && !addresses.isLoginPage(request)) {
            // The identity provider has signed the user out, who wants another account.
            Optional<String> login = findLoginOfOtherAccount(request);
            if (login.isPresent()) {
                redirects.toApplication(request, response, login.get());
                return;
            }
        }
        boolean redirectFirst =
                (browser.isGet() && browser.isNavigation()) || browser.path().endsWith(FORM_LOGIN);
        Optional<String> target = guarded(() -> {
            before.ifPresent(user -> repository.applyUserSeen(Sessions.find(request), user.account()));
            return before.isPresent() && redirectFirst ? findTarget(browser, request) : Optional.empty();
        });
        if (target.isPresent()) {
            redirects.byScript(browser.script(), request, response, target.get());
            return;
        }
        List<PendingLogin> known = repository.findAll(Sessions.find(request));
        if (browser.isNavigation() && (browser.isGet() || browser.isPost())) {
            passNavigation(browser, request, response, chain, before, known);
        } else {
            chain.doFilter(request, response);
            guarded(() -> observe(browser, request, before, known));
            boolean byScript = browser.isPost() && before.isEmpty() && browser.page() != Page.OTHER;
            if (byScript && users.find(request).isPresent()) {
                unnoticed.warnOfScriptLogin(request);
            }
        }
    }

    private void passNavigation(
            BrowserRequest browser,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Optional<SignedInUser> before,
            List<PendingLogin> known)
            throws IOException, ServletException {
        boolean loginStep = browser.isPost() && isLoginStep(browser, request);
        HandOverResponse watched = new HandOverResponse(response, new HandOver(browser, request, (error, redirect) -> {
            // A login that the application answers with an error proves nothing: the confirm page asks.
            Optional<SignedInUser> user = observe(browser, request, error ? users.find(request) : before, known);
            boolean due = user.isPresent() && !isReturnOfContainer(browser, before) && (!error || loginStep);
            return due ? findTarget(browser, request) : Optional.empty();
        }));
        UnnoticedLoginWarning.Observation observation = unnoticed.begin(browser, request);
        try {
            chain.doFilter(new WatchedRequest(request, watched), watched);
        } catch (IOException | ServletException | RuntimeException e) {
            // The login form of a second tab may be out of date once somebody has signed in.
            if (!loginStep || !watched.takeOver(true)) {
                throw e;
            }
            LogMessage.FAILED_ALTHOUGH_SIGNED_IN.log(e.getClass().getName());
            return;
        }
        if (!request.isAsyncStarted()) {
            watched.takeOver();
            if (users.find(request).isEmpty()) {
                unnoticed.end(observation, request, watched.getStatus(), watched.getHeader("Location"));
            }
        }
    }

    /** Lets the application sign the user out, and leads to the login page in place of the application's answer. */
    private void passLogout(
            BrowserRequest browser, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<PendingLogin> known = repository.findAll(Sessions.find(request));
        HandOverResponse watched = new HandOverResponse(response, new HandOver(browser, request, (error, redirect) -> {
            restore(request, known);
            return leadsElsewhere(request, redirect) ? Optional.empty() : findLoginOfOtherAccount(request);
        }));
        chain.doFilter(request, watched);
        watched.takeOver();
    }

    /** Returns whether a redirect leads to another host: the identity provider signs the user out as well. */
    private static boolean leadsElsewhere(HttpServletRequest request, String redirect) {
        String authority = Referer.parse(redirect).authority();
        return authority != null && !authority.equals(request.getHeader("Host"));
    }

    /** Returns the address of the login for a user who wants another account. */
    private Optional<String> findLoginOfOtherAccount(HttpServletRequest request) {
        return repository.findAll(Sessions.find(request)).stream()
                .filter(login -> login.state() == LoginState.SWITCHING_ACCOUNT)
                .findFirst()
                .map(login -> addresses.loginAddress(request, login.request()));
    }

    /** Returns whether a page of the application is a step of the login for a pending login request. */
    boolean isLoginStep(BrowserRequest browser, HttpServletRequest request) {
        HttpSession session = Sessions.find(request);
        return findLoginStep(browser, request).isPresent()
                || browser.isSameOrigin()
                        && repository.findAll(session).stream()
                                .anyMatch(login -> login.state().awaitsLogin());
    }

    /** Returns the login request such a step is for, if the address or the page that sent the request names it. */
    Optional<PendingLogin> findLoginStep(BrowserRequest browser, HttpServletRequest request) {
        return lookup.findNamed(browser, Sessions.find(request))
                .filter(login -> login.state().awaitsLogin() || login.state().needsHandOver());
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
            LogMessage.LOST_WITH_SESSION.log(tooLate);
        }
    }

    private Optional<String> findTarget(BrowserRequest browser, HttpServletRequest request) {
        return lookup.findForHandOver(browser, Sessions.find(request))
                .map(login -> browser.script() == Script.HTMX || browser.script() == Script.FACES
                        ? addresses.continueAddressFromPage(request, login.id())
                        : addresses.continueAddress(request, login.id()));
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
            LogMessage.NOT_HANDLED.log(e);
            return Optional.empty();
        }
    }

    /** Answers an application request by leading the browser to another address. */
    private final class HandOver implements HandOverResponse.HandOver {

        private final BrowserRequest browser;
        private final HttpServletRequest request;
        private final BiFunction<Boolean, String, Optional<String>> target;

        HandOver(
                BrowserRequest browser,
                HttpServletRequest request,
                BiFunction<Boolean, String, Optional<String>> target) {
            this.browser = browser;
            this.request = request;
            this.target = target;
        }

        @Override
        public Optional<String> target(boolean error, String redirect) {
            return guarded(() -> target.apply(error, redirect));
        }

        @Override
        public void answer(HttpServletResponse response, String address) throws IOException {
            redirects.byScript(browser.script(), request, response, address);
        }
    }
}
