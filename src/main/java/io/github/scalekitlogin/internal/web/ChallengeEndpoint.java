// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Principals;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /challenge}: the address that our web fragment protects, so that the container shows its own login. If nobody is
 * signed in when a request gets here, the constraint of the web fragment is not in force; the container is then asked to
 * authenticate the user. A signed-in user is redirected to {@code /continue}; see {@code ContainerQuirk.RESTORED_HEADERS}.
 * Thread-safe.
 */
final class ChallengeEndpoint implements Endpoint {

    private final LoginArrival arrival;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final Redirects redirects;
    private final Pages pages;

    ChallengeEndpoint(
            LoginArrival arrival, UserResolver users, FilterAddresses addresses, Redirects redirects, Pages pages) {
        this.arrival = arrival;
        this.users = users;
        this.addresses = addresses;
        this.redirects = redirects;
        this.pages = pages;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response)
            throws IOException, MalformedLoginRequestException {
        // The query only: a request that Soteria restores after a login throws when it is asked for a parameter.
        String query = browser.query();
        if (LoginRequestParser.isCarriedIn(query)) {
            LoginRequestParser.findCarried(query).ifPresent(login -> arrival.restore(request, login));
        } else if (LoginRequestParser.hasBoth(query)) {
            arrival.arrive(request, LoginEndpoint.requireLoginRequest(browser));
        }
        ask(browser, request, response, true);
    }

    /**
     * Asks the container for its login, and redirects a signed-in user.
     *
     * @param configured whether a login of the container is configured; otherwise BASIC is only the default of the server
     */
    void ask(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response, boolean configured)
            throws IOException {
        Exception refused = users.find(request).isPresent() ? null : Principals.authenticate(request, response);
        if (response.isCommitted()) {
            return;
        }
        if (users.find(request).isPresent()) {
            redirects.toApplication(
                    request,
                    response,
                    browser.addressedId()
                            .map(id -> addresses.continueAddress(request, id))
                            .orElse(addresses.own(request, FilterAddresses.CONTINUE)));
        } else if (!isChallenge(response.getHeader("WWW-Authenticate"), configured)) {
            showNoLogin(request, response, refused);
        }
    }

    private static boolean isChallenge(String header, boolean configured) {
        return header != null && (configured || !header.startsWith("Basic"));
    }

    /** Says that the server did not ask for a login, and logs what is missing. */
    void showNoLogin(HttpServletRequest request, HttpServletResponse response, Exception refused) throws IOException {
        pages.show(request, response, Problem.NO_LOGIN, null, remedy(), refused);
    }

    private String remedy() {
        String challenge = addresses.prefix() + FilterAddresses.CHALLENGE;
        return "The server did not ask for a login. An application with a login page of its own needs the setting"
                + " scalekit.login-page. If the container"
                + " shows the login, web.xml needs these lines where metadata-complete, absolute-ordering or scalekit.path"
                + " disable those of our jar:\n"
                + "<security-constraint><web-resource-collection><web-resource-name>scalekit</web-resource-name>"
                + "<url-pattern>" + challenge + "</url-pattern></web-resource-collection>"
                + "<auth-constraint><role-name>**</role-name></auth-constraint></security-constraint>";
    }
}
