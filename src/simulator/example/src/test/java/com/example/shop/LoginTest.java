// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.Submission;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {

    /** A page of the filter that leads the browser on by itself. */
    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"\\d;url=([^\"]*)\"");

    /** The browser: keeps cookies and follows redirects. */
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private ScalekitSimulator scalekit;
    private Shop shop;

    @BeforeEach
    void start() throws Exception {
        scalekit = ScalekitSimulator.start(0);
        shop = new Shop(Map.of(
                "scalekit.environment-url", scalekit.environmentUrl().toString(),
                "scalekit.client-id", scalekit.clientId(),
                "scalekit.client-secret", scalekit.clientSecret(),
                "scalekit.connection-id", scalekit.connectionId(),
                "scalekit.login-page", "/login",
                "scalekit.claims.email-domain", "example.com"));
    }

    @AfterEach
    void stop() throws Exception {
        shop.close();
        scalekit.close();
    }

    @Test
    void shouldSubmitTheSignedInUser() throws Exception {
        LoginRequestTicket login = scalekit.newLoginRequest();

        HttpResponse<String> loginPage = get(login.appendTo(shop.url("/scalekit/login")));
        HttpResponse<String> end = signIn(loginPage.uri(), "alice", "secret");

        assertThat(scalekit.submissions()).hasSize(1);
        Submission submission = scalekit.submissions().get(0);
        assertThat(submission.loginRequestId()).isEqualTo(login.loginRequestId());
        assertThat(submission.details()).containsEntry("sub", "alice").containsEntry("email", "alice@example.com");
        // The callback accepted the state.
        assertThat(scalekit.callbacks()).containsExactly(login.loginRequestId());
        assertThat(end.body()).contains("Login complete", "alice@example.com");
    }

    @Test
    void shouldOfferAnotherTryWhileScalekitIsUnavailable() throws Exception {
        scalekit.inject(Endpoint.USER, Fault.status(503));
        HttpResponse<String> loginPage = get(scalekit.newLoginRequest().appendTo(shop.url("/scalekit/login")));

        HttpResponse<String> failure = signIn(loginPage.uri(), "alice", "secret");
        assertThat(failure.statusCode()).isEqualTo(424);
        assertThat(failure.body()).contains("Try again");
        assertThat(scalekit.submissions()).isEmpty();

        scalekit.clearFaults();
        assertThat(get(failure.uri()).body()).contains("Login complete");
        assertThat(scalekit.submissions()).hasSize(1);
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address));
    }

    /** Submits the form of the login page. A browser sends the page's address as Referer; the filter checks it. */
    private HttpResponse<String> signIn(URI loginPage, String user, String password) throws Exception {
        return send(HttpRequest.newBuilder(loginPage)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", loginPage.toString())
                .POST(HttpRequest.BodyPublishers.ofString("user=" + user + "&password=" + password)));
    }

    /** Sends a request as a browser's tab does, which accepts HTML and follows pages that refresh. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> page =
                browser.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
        Matcher refresh = REFRESH.matcher(page.body());
        if (!refresh.find()) {
            return page;
        }
        URI next = page.uri().resolve(refresh.group(1).replace("&amp;", "&"));
        return send(HttpRequest.newBuilder(next).header("Referer", page.uri().toString()));
    }
}
