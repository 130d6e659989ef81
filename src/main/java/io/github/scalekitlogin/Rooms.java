// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.arrival.Arrival;
import io.github.scalekitlogin.arrival.LoginRequest;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.PendingLogins;
import io.github.scalekitlogin.signin.LoginPageResponse;
import io.github.scalekitlogin.signin.Person;
import io.github.scalekitlogin.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Optional;

/** The steps of the hand-over, as the settings furnish them, and the ways between them. */
record Rooms(
        String path,
        Settings.Confirm confirm,
        Arrival arrival,
        PendingLogins pending,
        SignedIn signedIn,
        ClaimsResolver claims,
        ScalekitClient scalekit,
        Pages pages) {

    static Rooms furnishedBy(Settings settings) {
        return new Rooms(
                settings.path(),
                settings.confirm(),
                new Arrival(settings.path() + "/challenge", settings.login().page()),
                new PendingLogins(InstantSource.system()),
                Identity.signedIn(settings.login(), settings.claims()),
                Identity.claims(settings.claims(), settings.network().timeout()),
                new ScalekitClient(
                        new ScalekitEnvironment(
                                settings.environmentUrl(),
                                settings.connectionId(),
                                settings.clientId(),
                                settings.clientSecret()),
                        new ScalekitClient.Limits(
                                settings.network().connectTimeout(),
                                settings.network().timeout(),
                                settings.network().maxConcurrentHandovers()),
                        new NetworkOptions(
                                settings.network().proxy(), settings.network().trustStore())),
                new Pages(settings.stylesheet(), Rooms::context));
    }

    /** Returns who is signed in. */
    Optional<Person> person(HttpServletRequest request) {
        return signedIn.find(request);
    }

    /** Returns one of the filter's own addresses. */
    String path(HttpServletRequest request, String own) {
        return context(request) + path + own;
    }

    /** Returns the address of the hand-over of a login request. */
    String handOver(HttpServletRequest request, String loginRequestId) {
        return path(request, "/continue?") + LoginRequest.LOGIN_REQUEST_ID + '=' + loginRequestId;
    }

    /** Returns the address of the application's login, for a login request that has just come in. */
    String wayToLogin(HttpServletRequest request, LoginRequest login) {
        return context(request) + arrival.wayToLogin(login);
    }

    /** Returns the address of the application's login, for a login request that waits. */
    String wayToLogin(HttpServletRequest request, PendingLogin login) {
        return wayToLogin(request, new LoginRequest(login.loginRequestId(), login.state()));
    }

    /** Returns the response for the application's login page, whose own address is to name the login request if it is known. */
    HttpServletResponse loginPage(
            HttpServletRequest request, HttpServletResponse response, Optional<String> loginRequestId) {
        return new LoginPageResponse(
                response,
                url -> loginRequestId
                        .map(id -> arrival.ofLoginPage(context(request), url, id))
                        .orElse(url));
    }

    /**
     * Returns where the application lies, as it was deployed: the request's own is spelt the way a stranger's link may spell
     * it, and name another place.
     */
    static String context(HttpServletRequest request) {
        String deployed = request.getServletContext().getContextPath();
        try {
            String path = deployed.equals("/") ? "" : deployed;
            return path.indexOf('%') >= 0 ? path : new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("No path: " + deployed, e);
        }
    }
}
