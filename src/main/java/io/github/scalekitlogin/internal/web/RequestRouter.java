// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * Passes each request to an endpoint of the filter, to the interceptor of the application's requests, or straight to the
 * application. A request that has nothing to do with the filter costs no allocation and no session. Thread-safe.
 */
public final class RequestRouter {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final FilterAddresses addresses;
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
            Pages pages) {
        this.addresses = addresses;
        this.repository = repository;
        this.users = users;
        this.arrival = arrival;
        this.interceptor = new ApplicationRequestInterceptor(repository, users, addresses);
        this.endpoints = Map.copyOf(endpoints);
        this.unknownPath = new UnknownPathEndpoint(repository, users, addresses, pages);
        this.pages = pages;
    }

    /** Handles a request of the dispatcher type REQUEST. */
    public void request(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String own = ownPath(request);
        if (own != null) {
            serve(own, request, response);
        } else if (mayBringLoginRequest(request)) {
            arriveAtApplication(request, response, chain);
        } else if (repository.mayHavePending(Sessions.find(request))) {
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
        String query = BrowserRequest.query(request);
        if (query == null || !query.contains(LoginRequest.LOGIN_REQUEST_ID)) {
            chain.doFilter(request, response);
            return;
        }
        BrowserRequest browser = BrowserRequest.read(request, addresses);
        boolean loginPage = !browser.background() && users.find(request).isEmpty() && arriveOrFind(browser, request);
        chain.doFilter(request, loginPage ? loginPageResponse(request, response, browser.addressedId()) : response);
    }

    /** Returns whether the login request of an address is pending now. */
    private boolean arriveOrFind(BrowserRequest browser, HttpServletRequest request) {
        Optional<LoginRequest> login = browser.isGet() ? LoginRequestParser.find(browser.query()) : Optional.empty();
        return login.isPresent()
                ? tryArrive(request, login.get())
                : browser.addressedId()
                        .flatMap(id -> repository.find(Sessions.find(request), id))
                        .isPresent();
    }

    private static boolean mayBringLoginRequest(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.contains(LoginRequest.LOGIN_REQUEST_ID) && "GET".equals(request.getMethod());
    }

    /** Handles a page of the application whose query may bring a login request. */
    private void arriveAtApplication(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BrowserRequest browser = BrowserRequest.read(request, addresses);
        Optional<LoginRequest> login =
                browser.background() ? Optional.empty() : LoginRequestParser.find(browser.query());
        if (login.isEmpty() || !tryArrive(request, login.get())) {
            intercept(browser, request, response, chain);
        } else if (users.find(request).isEmpty() && addresses.isLoginPage(browser.path())) {
            interceptor.intercept(browser, request, loginPageResponse(request, response, browser.addressedId()), chain);
        } else {
            arrival.redirect(request, response, login.get());
        }
    }

    private void intercept(
            BrowserRequest browser, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!repository.mayHavePending(Sessions.find(request))) {
            chain.doFilter(request, response);
        } else if (browser.topLevel() && interceptor.isLoginStep(browser, request)) {
            HttpServletResponse page =
                    loginPageResponse(request, response, interceptor.findLoginStepId(browser, request));
            interceptor.intercept(browser, request, page, chain);
        } else {
            interceptor.intercept(browser, request, response, chain);
        }
    }

    private HttpServletResponse loginPageResponse(
            HttpServletRequest request, HttpServletResponse response, Optional<String> loginRequestId) {
        return new LoginPageResponse(
                response,
                url -> loginRequestId
                        .map(id -> addresses.withLoginRequestId(request, url, id))
                        .orElse(url));
    }

    /** Stores a login request. Returns false if the server does not allow it. */
    private boolean tryArrive(HttpServletRequest request, LoginRequest login) {
        try {
            arrival.arrive(request, login);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Login request " + login + " cannot be stored; the application is not affected", e);
            return false;
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
        String prefix = addresses.prefix();
        String servletPath = request.getServletPath();
        String pathInfo = request.getPathInfo();
        String first = servletPath.isEmpty() && pathInfo != null ? pathInfo : servletPath;
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
