// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.session.LoginRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code GET /login}: the address that is entered at Scalekit as the login endpoint. Thread-safe. */
final class LoginEndpoint implements Endpoint {

    private final LoginArrival arrival;

    LoginEndpoint(LoginArrival arrival) {
        this.arrival = arrival;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response)
            throws MalformedLoginRequestException {
        LoginRequest login = requireLoginRequest(browser);
        arrival.arrive(request, login);
        arrival.redirect(request, response, login);
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
