// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;

/** Finds the login request that a request is about. It decides nothing: the state of the login request does. Thread-safe. */
final class LoginLookup {

    private final PendingLoginRepository repository;

    LoginLookup(PendingLoginRepository repository) {
        this.repository = repository;
    }

    /**
     * Returns the login request that a request at one of our addresses is about. A container that remembers one address only
     * may bring one tab to the address of another tab. So the page the tab comes from goes first while its login request
     * needs a login or a hand-over. An address without an identifier is about the newest login request: some OpenID Connect
     * mechanisms drop the query.
     */
    Optional<PendingLogin> findAddressed(BrowserRequest browser, HttpServletRequest request, HttpSession session) {
        Optional<PendingLogin> sentFrom = browser.refererId().flatMap(id -> repository.find(session, id));
        Optional<String> addressed = browser.isGet()
                ? browser.addressedId()
                : Optional.ofNullable(request.getParameter(LoginRequest.LOGIN_REQUEST_ID));
        return addressed.isEmpty()
                ? sentFrom.or(() -> newest(session))
                : sentFrom.filter(LoginLookup::isOpen).or(() -> repository.find(session, addressed.get()));
    }

    /**
     * Returns the login request to which the tab of a signed-in user is redirected: the one of the page that sent the request
     * or of the address, otherwise the newest one that needs a hand-over.
     */
    Optional<PendingLogin> findForHandOver(BrowserRequest browser, HttpSession session) {
        Optional<PendingLogin> named = findNamed(browser, session);
        return named.isPresent()
                ? named.filter(login -> login.state().needsHandOver())
                : repository.findAll(session).stream()
                        .filter(login -> login.state().needsHandOver())
                        .findFirst();
    }

    /** Returns the login request that the page that sent the request names, or the address. */
    Optional<PendingLogin> findNamed(BrowserRequest browser, HttpSession session) {
        if (browser.isPost() && !browser.isSameOrigin()) {
            return Optional.empty();
        }
        return browser.refererId().or(browser::addressedId).flatMap(id -> repository.find(session, id));
    }

    private Optional<PendingLogin> newest(HttpSession session) {
        List<PendingLogin> all = repository.findAll(session);
        return all.stream()
                .filter(LoginLookup::isOpen)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static boolean isOpen(PendingLogin login) {
        return login.state().awaitsLogin() || login.state().needsHandOver();
    }
}
