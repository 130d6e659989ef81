// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.session.ArrivedLogins;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Stores login requests that arrive, and knows where the browser goes then. Thread-safe. */
final class LoginArrival {

    private final PendingLoginRepository repository;
    private final ArrivedLogins arrivedLogins;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final Redirects redirects;
    private final Pages pages;

    LoginArrival(
            PendingLoginRepository repository,
            ArrivedLogins arrivedLogins,
            UserResolver users,
            FilterAddresses addresses,
            Redirects redirects,
            Pages pages) {
        this.repository = repository;
        this.arrivedLogins = arrivedLogins;
        this.users = users;
        this.addresses = addresses;
        this.redirects = redirects;
        this.pages = pages;
    }

    /**
     * Stores a login request in the session of a request. Creates the session if there is none. The user is looked up after
     * that, because the user may be kept in the session.
     *
     * @return whether the login request is new in this session
     * @throws IllegalStateException if the server gives no session
     */
    boolean arrive(HttpServletRequest request, LoginRequest login) {
        HttpSession session = Sessions.require(request);
        arrivedLogins.add(login);
        boolean isNew = repository.arrive(session, login);
        users.find(request).ifPresent(user -> repository.applyUserSeen(session, user.account()));
        return isNew;
    }

    /**
     * Shows a page that leads to the address of the request again. The browser may have held back the session cookie, because
     * another site has caused the request; it sends the cookie to an address that a page of this origin has led to. So no
     * session is created beside one that exists.
     */
    void openFromOwnPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String uri = request.getRequestURI();
        String query = request.getQueryString();
        boolean marked = query.contains(BrowserRequest.OWN_PAGE_MARK);
        pages.openLogin(
                request,
                response,
                "./" + uri.substring(uri.lastIndexOf('/') + 1) + '?' + query
                        + (marked ? "" : '&' + BrowserRequest.OWN_PAGE_MARK));
    }

    /**
     * Stores the login request in the address of the login page that has sent a request, if the session does not have it: the
     * session was lost, or another one took its place.
     */
    void restoreCarried(BrowserRequest browser, HttpServletRequest request) {
        browser.carried().filter(login -> browser.isSameOrigin()).ifPresent(login -> restore(request, login));
    }

    /** Stores a login request if the session does not have it. Stores none that has expired. */
    void restore(HttpServletRequest request, LoginRequest login) {
        if (!arrivedLogins.isExpired(login.loginRequestId())
                && repository
                        .find(Sessions.find(request), login.loginRequestId())
                        .isEmpty()) {
            arrive(request, login);
        }
    }

    /** Redirects signed-in users to {@code /continue} and all others to the login page. */
    void redirect(HttpServletRequest request, HttpServletResponse response, LoginRequest login) throws IOException {
        redirects.toApplication(
                request,
                response,
                users.find(request).isPresent()
                        ? addresses.continueAddress(request, login.loginRequestId())
                        : addresses.loginAddress(request, login));
    }
}
