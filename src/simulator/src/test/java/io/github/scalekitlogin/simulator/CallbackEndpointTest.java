// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackEndpointTest {

    private static final String BOB = "{\"sub\":\"2\",\"email\":\"<b>bob</b>@example.com\"}";

    private final MovableClock clock = new MovableClock();
    private ScalekitSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = ScalekitSimulator.start(SimulatorSettings.defaults().withClock(clock));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldShowAccountWhenNoClientTakesPart() throws IOException {
        LoginRequestTicket login = simulator.newLoginRequest();
        caller.submit(login.loginRequestId(), BOB);

        HttpResponse<String> page = caller.callback("state=" + login.state());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"account\">&lt;b&gt;bob&lt;/b&gt;@example.com<");
        assertThat(simulator.callbacks()).containsExactly(login.loginRequestId());
    }

    @Test
    void shouldTakeStateOnce() throws IOException {
        LoginRequestTicket login = simulator.newLoginRequest();
        caller.submit(login.loginRequestId(), BOB);
        caller.callback("state=" + login.state());

        assertInvalidState("state=" + login.state());
        assertThat(simulator.callbacks()).hasSize(1);
    }

    @Test
    void shouldTakeStateOnlyExactlyAsItWasGiven() throws IOException {
        LoginRequestTicket login = simulator.newLoginRequest("a+b /%2F&=é~'*\"<");
        caller.submit(login.loginRequestId(), BOB);
        String encoded = login.query().replaceFirst(".*state=", "");

        assertInvalidState("state=" + encoded.replace("%2B", "+"));
        assertInvalidState("state=" + encoded.toLowerCase(Locale.ROOT).replace("a%2bb", "A%2bb"));
        assertInvalidState("state=" + encoded + "&state=" + encoded);
        assertInvalidState("");
        assertThat(caller.callback("state=" + encoded).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseStateBeforeSubmissionAndAfterExpiry() throws IOException {
        LoginRequestTicket login = simulator.newLoginRequest();
        assertInvalidState("state=" + login.state());

        caller.submit(login.loginRequestId(), BOB);
        clock.move(Duration.ofMinutes(10));
        assertInvalidState("state=" + login.state());
    }

    @Test
    void shouldNotKnowOtherConnections() throws IOException {
        LoginRequestTicket login = simulator.newLoginRequest();
        caller.submit(login.loginRequestId(), BOB);

        assertThat(caller.get("/sso/v1/connections/conn_1/partner:callback?state=" + login.state())
                        .statusCode())
                .isEqualTo(404);
        assertThat(simulator.callbacks()).isEmpty();
    }

    @Test
    void shouldReportFailedLoginWhenNoClientTakesPart() throws IOException {
        LoginRequestTicket login = simulator.newLoginRequest();
        caller.submit(login.loginRequestId(), "{\"login_failed\":true}");

        assertThat(caller.callback("state=" + login.state()).body()).contains("access_denied");
        assertThat(simulator.callbacks()).containsExactly(login.loginRequestId());
    }

    @Test
    void shouldEncodeTicketStrictlyAndKeepQueryOfLoginEndpoint() {
        LoginRequestTicket login = new LoginRequestTicket("lri_1", "a+b *~é");

        assertThat(login.query()).isEqualTo("login_request_id=lri_1&state=a%2Bb%20%2A~%C3%A9");
        assertThat(login.appendTo(URI.create("http://localhost/login?a=1")))
                .hasToString("http://localhost/login?a=1&login_request_id=lri_1&state=a%2Bb%20%2A~%C3%A9");
    }

    private void assertInvalidState(String query) throws IOException {
        HttpResponse<String> page = caller.callback(query);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body()).contains("<code id=\"error\">invalid_state</code>");
    }
}
