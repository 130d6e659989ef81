// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    private static final String ALICE = "{\"sub\":\"1\",\"email\":\"alice@example.com\"}";
    private static final Duration PAUSE = Duration.ofMillis(300);

    private ScalekitSimulator simulator;
    private Caller caller;
    private LoginRequestTicket login;

    @BeforeEach
    void start() {
        simulator = ScalekitSimulator.start(0);
        caller = new Caller(simulator);
        login = simulator.newLoginRequest();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAnswerStatusInTheFormOfTheEndpoint() throws IOException {
        simulator.inject(Endpoint.USER, Fault.status(429, "Retry-After", "7"));
        HttpResponse<String> response = submit();
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(Caller.json(response)).containsEntry("code", 8L);

        simulator.inject(Endpoint.TOKEN, Fault.status(503));
        assertThat(caller.requestToken().statusCode()).isEqualTo(503);
        assertThat(Caller.json(caller.requestToken())).containsEntry("error", "temporarily_unavailable");
    }

    @Test
    void shouldApplyFaultsInOrderAndAsOftenAsTold() throws IOException {
        simulator.inject(Endpoint.USER, Fault.status(503).times(2));
        simulator.inject(
                Endpoint.USER,
                Fault.answer(502, "text/html", "<h1>Bad gateway</h1>").times(1));

        assertThat(submit().statusCode()).isEqualTo(503);
        assertThat(submit().statusCode()).isEqualTo(503);
        assertThat(submit().body()).isEqualTo("<h1>Bad gateway</h1>");
        assertThat(submit().statusCode()).isEqualTo(200);
        assertThat(simulator.requestsTo(Endpoint.USER)).hasSize(4);
        assertThat(simulator.submissions()).hasSize(1);
    }

    @Test
    void shouldLastUntilCleared() throws IOException {
        simulator.inject(Endpoint.USER, Fault.status(500));

        assertThat(submit().statusCode()).isEqualTo(500);
        assertThat(submit().statusCode()).isEqualTo(500);
        simulator.clearFaults();
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void shouldStallBeforeProcessing() throws IOException {
        simulator.inject(Endpoint.USER, Fault.stall(PAUSE));
        long begin = System.nanoTime();

        assertThat(submit().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(PAUSE);
    }

    @Test
    void shouldStallInBody() throws IOException {
        simulator.inject(Endpoint.USER, Fault.stallInBody(PAUSE));
        long begin = System.nanoTime();

        assertThat(Caller.json(submit())).containsKey("auth_request_id");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(PAUSE);
    }

    @Test
    void shouldDripBody() throws IOException {
        Duration pause = Duration.ofMillis(20);
        simulator.inject(Endpoint.USER, Fault.dripBody(pause));
        long begin = System.nanoTime();

        HttpResponse<String> response = submit();
        assertThat(Caller.json(response)).containsKey("auth_request_id");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThanOrEqualTo(pause.multipliedBy(response.body().length() - 1L));
        assertThat(simulator.submissions()).hasSize(1);
    }

    @Test
    void shouldDripHeaderOnThatConnectionOnly() throws IOException {
        Duration pause = Duration.ofMillis(10);
        simulator.inject(Endpoint.USER, Fault.dripHeader(pause).times(1));
        long begin = System.nanoTime();

        assertThat(Caller.json(submit())).containsKey("auth_request_id");
        Duration dripped = Duration.ofNanos(System.nanoTime() - begin);
        // A head has 100 bytes and more, the body is shorter.
        assertThat(dripped).isGreaterThanOrEqualTo(pause.multipliedBy(100));
        begin = System.nanoTime();
        assertThat(submit().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(dripped);
    }

    @Test
    void shouldRedirectWithoutProcessing() throws IOException {
        URI elsewhere = simulator.environmentUrl().resolve("/elsewhere");
        simulator.inject(Endpoint.USER, Fault.redirect(elsewhere));

        HttpResponse<String> response = submit();
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Caller.location(response)).isEqualTo(elsewhere);
        assertThat(simulator.submissions()).isEmpty();
    }

    @Test
    void shouldResetConnectionWithoutProcessing() throws IOException {
        simulator.inject(Endpoint.USER, Fault.reset().times(1));

        assertThatThrownBy(this::submit).isInstanceOf(IOException.class).hasStackTraceContaining("Connection reset");
        assertThat(simulator.submissions()).isEmpty();
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void shouldDropConnectionWithoutProcessing() {
        simulator.inject(Endpoint.USER, Fault.dropConnection());

        assertThatThrownBy(this::submit).isInstanceOf(IOException.class);
        assertThat(simulator.submissions()).isEmpty();
    }

    @Test
    void shouldLoseAnswerAfterProcessing() {
        simulator.inject(Endpoint.USER, Fault.loseAnswer().times(1));

        assertThatThrownBy(this::submit).isInstanceOf(IOException.class);
        assertThat(simulator.submissions()).hasSize(1);
    }

    @Test
    void shouldAnswerUnusableBodies() throws IOException {
        simulator.inject(Endpoint.USER, Fault.invalidJson().times(1));
        simulator.inject(Endpoint.USER, Fault.hugeBody().times(1));

        assertThatThrownBy(() -> Caller.json(submit())).isInstanceOf(AssertionError.class);
        assertThat(submit().body()).hasSizeGreaterThan(16 * 1024 * 1024);
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 200",
        "UNKNOWN_LOGIN_REQUEST, 404",
        "TOKEN_NOT_ACCEPTED, 401",
        "SUBMISSION_REJECTED, 400",
        "RATE_LIMITED, 429",
        "UNAVAILABLE, 503",
        "GARBLED, 200"
    })
    void shouldApplyScenario(Scenario scenario, int status) throws IOException {
        String token = caller.token();
        simulator.scenario(Scenario.TOKEN_REFUSED);
        assertThat(caller.requestToken().statusCode()).isEqualTo(401);

        simulator.scenario(scenario);

        assertThat(caller.submit(token, simulator.connectionId(), login.loginRequestId(), ALICE)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void shouldRejectLimitBelowOne() {
        Fault fault = Fault.invalidJson();
        assertThatThrownBy(() -> fault.times(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> submit() throws IOException {
        return caller.submit(login.loginRequestId(), ALICE);
    }
}
