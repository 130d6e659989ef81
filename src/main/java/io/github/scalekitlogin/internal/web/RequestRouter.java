// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.log.LogMessage;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Passes each request to an endpoint of the filter, to the interceptor of the application's requests, or straight to the
 * application. A request that has nothing to do with the filter costs no allocation and no session. Thread-safe.
 */
public final class RequestRouter {

    private final FilterAddresses addresses;
    private final char initial;
    private final PendingLoginRepository repository;
    private final UserResolver users;
    private final LoginArrival arrival;
    private final ApplicationRequestInterceptor interceptor;
    private final Map<String, Endpoint> endpoints;
    private final UnknownPathEndpoint unknownPath;
    private final Pages pages;

    RequestRouter(
            FilterAddresses addresses,
            PendingLoginRepository repository,
            UserResolver users,
            LoginArrival arrival,
            Map<String, Endpoint> endpoints,
            Redirects redirects,
            Pages pages) {
        this.addresses = addresses;
        this.initial = addresses.prefix().charAt(1);
        this.repository = repository;
        this.users = users;
        this.arrival = arrival;
        this.interceptor = new ApplicationRequestInterceptor(repository, users, addresses, redirects);
        this.endpoints = Map.copyOf(endpoints);
        this.unknownPath = new UnknownPathEndpoint(repository, users, addresses, redirects, pages);
        this.pages = pages;
    }

    /** Handles a request of the dispatcher type REQUEST. */
    public void request(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String own = ownPath(request);
        if (own != null) {
            serve(own, request, response);
        } else if (LoginRequestParser.isNamedIn(request.getQueryString())) {
            serveNamed(request, response, chain);
        } else if (repository.mayHavePending(Sessions.find(request)) || mayBringLogin(request)) {
            intercept(BrowserRequest.read(request, addresses), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Handles a request of the dispatcher type FORWARD. A container shows its login page with a forward, and the filter does
     * not see the request of a protected page before that.
     */
    public void forward(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!LoginRequestParser.isNamedIn(BrowserRequest.query(request))) {
            chain.doFilter(request, response);
            return;
        }
        BrowserRequest browser = BrowserRequest.read(request, addresses);
        Optional<LoginRequest> login =
                browser.background() || users.find(request).isPresent()
                        ? Optional.empty()
                        : arriveOrFind(browser, request);
        HttpServletRequest visible = HiddenParametersRequest.of(request);
        chain.doFilter(visible, login.isPresent() ? loginPageResponse(request, response, login) : response);
    }

    /** Returns the login request of an address if it is pending now. */
    private Optional<LoginRequest> arriveOrFind(BrowserRequest browser, HttpServletRequest request) {
        Optional<LoginRequest> login =
                browser.isGet() ? LoginRequestParser.findCarried(browser.query()) : Optional.empty();
        return login.isPresent()
                ? login.filter(brought -> tryArrive(request, brought) != Arrival.NOT_STORED)
                : browser.addressedId()
                        .flatMap(id -> repository.find(Sessions.find(request), id))
                        .map(PendingLogin::request);
    }

    /** Returns whether the page that sent a form names a login request, which the session may have lost. */
    private static boolean mayBringLogin(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && LoginRequestParser.isNamedIn(request.getHeader("Referer"));
    }

    /** Handles a page of the application whose query names a login request. */
    private void serveNamed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BrowserRequest browser = BrowserRequest.read(request, addresses);
        Optional<LoginRequest> login =
                browser.background() || !browser.isGet() ? Optional.empty() : LoginRequestParser.find(browser.query());
        if (login.isEmpty()) {
            intercept(browser, request, response, chain);
        } else if (browser.arrivesFromElsewhere()) {
            arrival.openFromOwnPage(request, response);
        } else {
            serveArrival(browser, login.get(), request, response, chain);
        }
    }

    /** A login request that is pending already is not sent to the login page again: that could be repeated without end. */
    private void serveArrival(
            BrowserRequest browser,
            LoginRequest login,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        Arrival arrived = tryArrive(request, login);
        if (arrived == Arrival.NOT_STORED) {
            intercept(browser, request, response, chain);
        } else if (users.find(request).isEmpty() && (arrived == Arrival.PENDING || addresses.isLoginPage(request))) {
            interceptor.intercept(
                    browser,
                    HiddenParametersRequest.of(request),
                    loginPageResponse(request, response, Optional.of(login)),
                    chain);
        } else {
            arrival.redirect(request, response, login);
        }
    }

    private void intercept(
            BrowserRequest browser, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        tryRestore(browser, request);
        HttpServletRequest visible = HiddenParametersRequest.of(request);
        if (!repository.mayHavePending(Sessions.find(request))) {
            chain.doFilter(visible, response);
        } else if (browser.topLevel() && interceptor.isLoginStep(browser, request)) {
            Optional<LoginRequest> login =
                    interceptor.findLoginStep(browser, request).map(PendingLogin::request);
            interceptor.intercept(browser, visible, loginPageResponse(request, response, login), chain);
        } else {
            interceptor.intercept(browser, visible, response, chain);
        }
    }

    private HttpServletResponse loginPageResponse(
            HttpServletRequest request, HttpServletResponse response, Optional<LoginRequest> login) {
        return new LoginPageResponse(
                response,
                url -> login.map(known -> addresses.withLoginRequest(request, url, known))
                        .orElse(url));
    }

    private enum Arrival {
        NEW,
        PENDING,
        NOT_STORED
    }

    /** Stores a login request, if the server allows it. */
    private Arrival tryArrive(HttpServletRequest request, LoginRequest login) {
        try {
            return arrival.arrive(request, login) ? Arrival.NEW : Arrival.PENDING;
        } catch (RuntimeException e) {
            LogMessage.NOT_STORED.log(e, login);
            return Arrival.NOT_STORED;
        }
    }

    private void tryRestore(BrowserRequest browser, HttpServletRequest request) {
        try {
            arrival.restoreCarried(browser, request);
        } catch (RuntimeException e) {
            LogMessage.NOT_RESTORED.log(e);
        }
    }

    private void serve(String own, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            BrowserRequest browser = BrowserRequest.read(request, addresses);
            Endpoint endpoint = endpoints.get(own);
            if (endpoint == null) {
                unknownPath.serve(browser, request, response);
            } else if (!request.getMethod().equals(endpoint.method())) {
                response.setHeader("Allow", endpoint.method());
                String message = "only " + endpoint.method() + " is allowed at " + own;
                pages.show(request, response, Problem.WRONG_METHOD, null, message, null);
            } else {
                requireReadableForm(browser, request);
                endpoint.serve(browser, request, response);
            }
        } catch (MalformedLoginRequestException e) {
            pages.show(request, response, Problem.BAD_REQUEST, null, e.getMessage(), null);
        } catch (RuntimeException e) {
            pages.show(request, response, Problem.INTERNAL_ERROR, null, "at " + own, e);
        }
    }

    /** Lets the container read the fields of a form. It throws if they cannot be decoded, are too many or cut off. */
    private static void requireReadableForm(BrowserRequest browser, HttpServletRequest request)
            throws MalformedLoginRequestException {
        if (!browser.isPost()) {
            return;
        }
        try {
            request.getParameter(LoginRequest.LOGIN_REQUEST_ID);
        } catch (RuntimeException unreadable) {
            throw new MalformedLoginRequestException("the server cannot read the form");
        }
    }

    /** Returns the path below the filter's prefix, or null for a path of the application. Allocates for the former only. */
    private String ownPath(HttpServletRequest request) {
        String servletPath = request.getServletPath();
        String pathInfo = request.getPathInfo();
        String first = servletPath.isEmpty() && pathInfo != null ? pathInfo : servletPath;
        if (first.length() > 1 && first.charAt(1) != initial) {
            // Most paths. To compare them with the prefix takes half of the time that an ordinary request spends here.
            return null;
        }
        String prefix = addresses.prefix();
        if (!first.startsWith(prefix) && !prefix.startsWith(first)) {
            return null;
        }
        String path = FilterAddresses.pathOf(request);
        boolean own = !path.endsWith(ApplicationRequestInterceptor.FORM_LOGIN)
                && path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        return own ? path.substring(prefix.length()) : null;
    }
}
