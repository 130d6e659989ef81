// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.ContainerLogin;
import io.github.scalekitlogin.internal.container.ContainerQuirk;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /login}: the address that is entered at Scalekit as the login endpoint. Thread-safe. */
final class LoginEndpoint implements Endpoint {

    private final LoginArrival arrival;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final ContainerLogin containerLogin;
    private final ChallengeEndpoint challenge;
    private final FilterOrderWarning filterOrder = new FilterOrderWarning();

    LoginEndpoint(
            LoginArrival arrival,
            UserResolver users,
            FilterAddresses addresses,
            ContainerLogin containerLogin,
            ChallengeEndpoint challenge) {
        this.arrival = arrival;
        this.users = users;
        this.addresses = addresses;
        this.containerLogin = containerLogin;
        this.challenge = challenge;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response)
            throws IOException, MalformedLoginRequestException {
        filterOrder.check(request, addresses);
        LoginRequest login = requireLoginRequest(browser);
        if (browser.arrivesFromElsewhere()) {
            arrival.openFromOwnPage(request, response);
            return;
        }
        arrival.arrive(request, login);
        boolean asksHere = !addresses.hasLoginPage()
                && users.find(request).isEmpty()
                && !containerLogin.isConfigured(request.getServletContext());
        if (asksHere) {
            // The protected address would answer with an error of the container.
            if (ContainerQuirk.isBasicByDefault(request.getServletContext().getServerInfo())) {
                challenge.showNoLogin(request, response, null);
            } else {
                challenge.ask(browser, request, response, false);
            }
        } else {
            arrival.redirect(request, response, login);
        }
    }

    /** Only the tab of a browser may bring a login request. */
    static LoginRequest requireLoginRequest(BrowserRequest browser) throws MalformedLoginRequestException {
        LoginRequest login = LoginRequestParser.parse(browser.query());
        if (browser.background()) {
            throw new MalformedLoginRequestException("not opened in a tab or window of its own");
        }
        return login;
    }
}
