// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScalekitClientTest {

    private static final UserClaims ALICE = UserClaims.builder()
            .sub("alice")
            .email("alice@example.com")
            .emailVerified(true)
            .customAttributes(Map.of("department", "Garden"))
            .build();

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);
    private final AtomicReference<String> secret = new AtomicReference<>(scalekit.clientSecret());
    private final ScalekitClient client = new ScalekitClient(
            new ScalekitEnvironment(
                    scalekit.environmentUrl(), scalekit.connectionId(), scalekit.clientId(), secret::get),
            new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(3), 4),
            NetworkOptions.direct());

    @AfterEach
    void end() {
        client.close();
        scalekit.close();
    }

    @Test
    void shouldSubmitWithOneTokenForAll() throws Exception {
        String first = submit();
        submit();
        assertThat(first).startsWith("req_");
        assertThat(scalekit.submissions().get(0).authRequestId()).isEqualTo(first);
        assertThat(scalekit.submissions().get(0).details())
                .isEqualTo(Map.of(
                        "sub",
                        "alice",
                        "email",
                        "alice@example.com",
                        "email_verified",
                        true,
                        "custom_attributes",
                        Map.of("department", "Garden")));
        assertThat(scalekit.requestsTo(Endpoint.TOKEN)).hasSize(1);
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(2);
    }

    @Test
    void shouldSayHowLongTheBodyIs() throws Exception {
        submit();
        assertThat(scalekit.requestsTo(Endpoint.USER).get(0).header("Content-Length"))
                .isPresent();
        assertThat(scalekit.requestsTo(Endpoint.USER).get(0).header("Transfer-Encoding"))
                .isEmpty();
    }

    @Test
    void shouldReplaceATokenThatIsRefusedOnce() throws Exception {
        submit();
        scalekit.revokeTokens();
        submit();
        assertThat(scalekit.requestsTo(Endpoint.TOKEN)).hasSize(2);
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(3);

        scalekit.inject(Endpoint.USER, Fault.status(401));
        assertThat(failure().reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(scalekit.requestsTo(Endpoint.TOKEN)).hasSize(3);
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(5);
    }

    @Test
    void shouldReadTheSecretAgainForTheNextToken() throws Exception {
        secret.set("old");
        ScalekitException refused = failure();
        assertThat(refused.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(refused).hasMessageContaining("scalekit.client-secret").hasMessageNotContaining("old");
        secret.set(scalekit.clientSecret());
        submit();
    }

    @Test
    void shouldSayThatTheSecretCannotBeRead() {
        ScalekitClient unreadable = new ScalekitClient(
                new ScalekitEnvironment(scalekit.environmentUrl(), "conn_1", "id", () -> {
                    throw new UncheckedIOException("no such file", new IOException());
                }),
                new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(1), 1),
                NetworkOptions.direct());
        ScalekitException failure = catchThrowableOfType(
                ScalekitException.class,
                () -> Outcomes.of(unreadable.submitUser("lri_1", unreadable.details(ALICE), Duration.ZERO)));
        assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(scalekit.requests()).isEmpty();
    }

    @Test
    void shouldNotPassOnAnIdThatCannotBeLogged() throws Exception {
        scalekit.inject(
                Endpoint.USER, Fault.answer(200, "application/json", "{\"auth_request_id\":\"req_1\\nFORGED\"}"));
        assertThat(submit()).isEqualTo("-");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNameTheReason(Endpoint endpoint, Fault fault, Reason reason) {
        scalekit.inject(endpoint, fault);
        ScalekitException failure = failure();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageNotContaining("alice").hasMessageNotContaining(scalekit.clientSecret());
        assertThat(scalekit.submissions()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Endpoint.USER, Fault.status(400), Reason.REJECTED),
                Arguments.of(Endpoint.USER, Fault.status(403), Reason.UNAUTHORIZED),
                Arguments.of(Endpoint.USER, Fault.status(404), Reason.UNKNOWN_REQUEST),
                Arguments.of(Endpoint.USER, Fault.status(429, "Retry-After", "1"), Reason.UNREACHABLE),
                Arguments.of(Endpoint.USER, Fault.status(500), Reason.UNREACHABLE),
                Arguments.of(Endpoint.USER, Fault.status(503), Reason.UNREACHABLE),
                Arguments.of(Endpoint.USER, Fault.status(302, "Location", "/elsewhere"), Reason.MISCONFIGURED),
                Arguments.of(Endpoint.USER, Fault.invalidJson(), Reason.MISCONFIGURED),
                Arguments.of(Endpoint.USER, Fault.answer(200, "text/html", "<p>Welcome"), Reason.MISCONFIGURED),
                Arguments.of(Endpoint.USER, Fault.hugeBody(), Reason.MISCONFIGURED),
                Arguments.of(Endpoint.USER, Fault.stall(Duration.ofSeconds(20)), Reason.TIMEOUT),
                Arguments.of(Endpoint.USER, Fault.dropConnection(), Reason.UNREACHABLE),
                Arguments.of(Endpoint.TOKEN, Fault.status(400), Reason.UNAUTHORIZED),
                Arguments.of(Endpoint.TOKEN, Fault.status(401), Reason.UNAUTHORIZED),
                Arguments.of(Endpoint.TOKEN, Fault.status(404), Reason.MISCONFIGURED),
                Arguments.of(Endpoint.TOKEN, Fault.status(503), Reason.UNREACHABLE),
                Arguments.of(Endpoint.TOKEN, Fault.answer(200, "application/json", "{}"), Reason.MISCONFIGURED),
                Arguments.of(Endpoint.TOKEN, Fault.hugeBody(), Reason.MISCONFIGURED),
                Arguments.of(Endpoint.TOKEN, Fault.stall(Duration.ofSeconds(20)), Reason.TIMEOUT));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void shouldTryAgainAtOnceWhereThatIsSafe(Endpoint endpoint, Fault fault) throws Exception {
        scalekit.inject(endpoint, fault.times(2));
        assertThat(submit()).startsWith("req_");
        assertThat(scalekit.requestsTo(endpoint)).hasSize(3);
        assertThat(scalekit.submissions()).hasSize(1);
    }

    static Stream<Arguments> passing() {
        return Stream.of(Endpoint.TOKEN, Endpoint.USER)
                .flatMap(endpoint -> Stream.of(502, 503, 504, 429)
                        .map(status -> Arguments.of(endpoint, Fault.status(status, "Retry-After", "0"))));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void shouldNotTryAgainWhereThatHelpsNobody(Fault fault, int calls) {
        scalekit.inject(Endpoint.USER, fault);
        assertThat(failure()).isNotNull();
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(calls);
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of(Fault.status(503), 3),
                Arguments.of(Fault.status(503, "Retry-After", "5"), 1),
                Arguments.of(Fault.status(500), 1),
                Arguments.of(Fault.status(400), 1),
                Arguments.of(Fault.dropConnection(), 1),
                Arguments.of(Fault.loseAnswer(), 1),
                Arguments.of(Fault.invalidJson(), 1));
    }

    @Test
    void shouldEndABodyThatStallsWithTheDeadline() {
        scalekit.inject(Endpoint.USER, Fault.stallInBody(Duration.ofSeconds(20)));
        assertThat(failure().reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void shouldNotAskWhileScalekitIsKnownToBeAway() throws Exception {
        submit();
        scalekit.inject(Endpoint.USER, Fault.dropConnection());
        for (int i = 0; i < 5; i++) {
            failure();
        }
        int asked = scalekit.requestsTo(Endpoint.USER).size();
        assertThat(failure()).hasMessageContaining("in a row");
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(asked);
    }

    @Test
    void shouldNeverRecordAnAnonymousSubmission() throws Exception {
        scalekit.inject(Endpoint.USER, Fault.dropConnection());
        for (int i = 0; i < 10; i++) {
            anonymousFailure();
        }
        scalekit.clearFaults();
        submit();

        scalekit.inject(Endpoint.USER, Fault.dropConnection());
        for (int i = 0; i < 4; i++) {
            failure();
        }
        scalekit.clearFaults();
        Outcomes.of(client.submitAnonymously(
                scalekit.newLoginRequest().loginRequestId(), client.details(UserClaims.failedLogin())));
        scalekit.inject(Endpoint.USER, Fault.dropConnection());
        failure();
        assertThat(failure())
                .as("the anonymous success did not reset the breaker")
                .hasMessageContaining("in a row");
    }

    @Test
    void shouldRejectAnonymousSubmissionsWhileTheBreakerIsOpen() {
        scalekit.inject(Endpoint.USER, Fault.dropConnection());
        for (int i = 0; i < 5; i++) {
            failure();
        }
        int calls = scalekit.requestsTo(Endpoint.USER).size();
        assertThat(anonymousFailure()).hasMessageContaining("in a row");
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(calls);
    }

    private ScalekitException anonymousFailure() {
        return catchThrowableOfType(
                ScalekitException.class,
                () -> Outcomes.of(client.submitAnonymously("lri_1", client.details(UserClaims.failedLogin()))));
    }

    /** The JDK sends a POST again by itself when a kept connection breaks, unless its body is streamed. */
    @Test
    void shouldSendASubmissionOnceWhenTheAnswerIsLost() throws Exception {
        submit();
        scalekit.inject(Endpoint.USER, Fault.loseAnswer());
        assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(2);
    }

    @Test
    void shouldSayThatScalekitIsDown() throws Exception {
        submit();
        scalekit.stop();
        assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
        scalekit.restart();
        submit();
    }

    @Test
    void shouldBuildTheCallbackWithStateAsItIs() {
        assertThat(client.callback("a%2Fb+c"))
                .isEqualTo(scalekit.environmentUrl() + "/sso/v1/connections/" + scalekit.connectionId()
                        + "/partner:callback?state=a%2Fb+c");
    }

    @Test
    void shouldFetchTheTokenWhenItWarmsUp() throws Exception {
        Outcomes.of(client.warmUp(UserClaims::failedLogin));
        assertThat(scalekit.requestsTo(Endpoint.TOKEN)).hasSize(1);
        assertThat(scalekit.requests()).hasSize(1);
        submit();
        assertThat(scalekit.requestsTo(Endpoint.TOKEN)).hasSize(1);
        assertThat(scalekit.connections()).isEqualTo(1);
    }

    private String submit() throws ScalekitException {
        return Outcomes.of(
                client.submitUser(scalekit.newLoginRequest().loginRequestId(), client.details(ALICE), Duration.ZERO));
    }

    private ScalekitException failure() {
        return catchThrowableOfType(ScalekitException.class, this::submit);
    }
}
