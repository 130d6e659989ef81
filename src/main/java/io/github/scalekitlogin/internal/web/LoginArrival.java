// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.session.ArrivedStates;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/** Stores login requests that arrive, and knows where the browser goes then. Thread-safe. */
final class LoginArrival {

    private final PendingLoginRepository repository;
    private final ArrivedStates arrivedStates;
    private final UserResolver users;
    private final FilterAddresses addresses;

    LoginArrival(
            PendingLoginRepository repository,
            ArrivedStates arrivedStates,
            UserResolver users,
            FilterAddresses addresses) {
        this.repository = repository;
        this.arrivedStates = arrivedStates;
        this.users = users;
        this.addresses = addresses;
    }

    /**
     * Stores a login request in the session of a request. Creates the session if there is none. The user is looked up after
     * that, because the user may be kept in the session.
     *
     * @throws IllegalStateException if the server gives no session
     */
    void arrive(HttpServletRequest request, LoginRequest login) {
        HttpSession session = Sessions.require(request);
        arrivedStates.add(login);
        repository.arrive(session, login);
        users.find(request).ifPresent(user -> repository.applyUserSeen(session, user.account()));
    }

    /** Redirects signed-in users to {@code /continue} and all others to the login page. */
    void redirect(HttpServletRequest request, HttpServletResponse response, LoginRequest login) {
        Redirects.toApplication(
                users.find(request).isPresent()
                        ? addresses.continueAddress(request, login.loginRequestId())
                        : addresses.loginAddress(request, login),
                response);
    }
}
