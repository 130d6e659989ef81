// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row for each kind of failure: can Scalekit have processed the user details? */
class MayHaveArrivedTest {

    /** Long enough for a busy machine. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Each row with a stall takes this long. */
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration STALL = Duration.ofSeconds(20);
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final String NO_RETRY = "30";

    private final ScalekitSimulator scalekit = ScalekitSimulator.start(0);

    @AfterEach
    void close() {
        scalekit.close();
    }

    @ParameterizedTest(name = "{0} at {1}: {3}")
    @MethodSource("answers")
    void shouldTellFromTheAnswer(String name, Endpoint endpoint, Fault fault, boolean mayHaveArrived) throws Exception {
        try (ScalekitClient client = client(scalekit.environmentUrl(), scalekit::clientSecret, SHORT_TIMEOUT)) {
            scalekit.inject(endpoint, fault);
            assertThat(failureOf(client).mayHaveArrived()).isEqualTo(mayHaveArrived);
        }
    }

    static Stream<Arguments> answers() {
        Stream<Arguments> notProcessed = Stream.of(400, 401, 403, 404, 410, 422)
                .map(status -> row("status " + status, Endpoint.USER, Fault.status(status), false));
        Stream<Arguments> unknown = Stream.of(408, 409, 500, 501)
                .map(status -> row("status " + status, Endpoint.USER, Fault.status(status), true));
        return Stream.of(
                        notProcessed,
                        unknown,
                        Stream.of(
                                row("status 429", Endpoint.USER, Fault.status(429, "Retry-After", NO_RETRY), false),
                                row("status 503", Endpoint.USER, Fault.status(503, "Retry-After", NO_RETRY), true),
                                row("redirect", Endpoint.USER, Fault.status(302, "Location", "/elsewhere"), true),
                                row("broken JSON", Endpoint.USER, Fault.invalidJson(), true),
                                row("huge body", Endpoint.USER, Fault.hugeBody(), true),
                                row("read timeout", Endpoint.USER, Fault.stall(STALL), true),
                                row("body stalls", Endpoint.USER, Fault.stallInBody(STALL), true),
                                row("connection reset", Endpoint.USER, Fault.reset(), true),
                                row("connection closed", Endpoint.USER, Fault.dropConnection(), true),
                                row("answer lost", Endpoint.USER, Fault.loseAnswer(), true),
                                row("secret rejected", Endpoint.TOKEN, Fault.status(401), false),
                                row("status 500", Endpoint.TOKEN, Fault.status(500), false),
                                row("broken JSON", Endpoint.TOKEN, Fault.invalidJson(), false),
                                row("connection reset", Endpoint.TOKEN, Fault.reset(), false),
                                row("read timeout", Endpoint.TOKEN, Fault.stall(STALL), false)))
                .flatMap(rows -> rows);
    }

    private static Arguments row(String name, Endpoint endpoint, Fault fault, boolean mayHaveArrived) {
        return Arguments.of(name, endpoint, fault, mayHaveArrived);
    }

    /** The first attempt may have arrived. The last one certainly did not, and must not hide that. */
    @Test
    void shouldRememberAnEarlierAttemptThatMayHaveArrived() {
        try (ScalekitClient client = client(scalekit.environmentUrl(), scalekit::clientSecret)) {
            scalekit.inject(Endpoint.USER, Fault.status(503).times(1));
            scalekit.inject(Endpoint.USER, Fault.status(404));
            ScalekitException failure = failureOf(client);
            assertThat(failure).hasMessageContaining("status 404");
            assertThat(failure.mayHaveArrived()).isTrue();
        }
    }

    @Test
    void shouldTellThatNothingWasSentIfTheConnectionIsRefused() {
        URI environment = scalekit.environmentUrl();
        try (ScalekitClient client = client(environment, scalekit::clientSecret)) {
            assertThat(catchThrowableOfType(ScalekitException.class, () -> submit(client)))
                    .isNull();
            scalekit.stop();
            assertThat(failureOf(client)).hasMessageContaining("connection refused");
            assertThat(failureOf(client).mayHaveArrived()).isFalse();
        }
    }

    @Test
    void shouldTellThatNothingWasSentIfTheHostIsUnknown() {
        try (ScalekitClient client = client(URI.create("http://nowhere.invalid"), () -> "secret")) {
            assertThat(failureOf(client).mayHaveArrived()).isFalse();
        }
    }

    @Test
    void shouldTellThatNothingWasSentIfTheServerDoesNotSpeakTls() {
        URI noTls = URI.create("https://127.0.0.1:" + scalekit.environmentUrl().getPort());
        try (ScalekitClient client = client(noTls, () -> "secret")) {
            assertThat(failureOf(client).mayHaveArrived()).isFalse();
        }
    }

    @Test
    void shouldTellThatNothingWasSentIfTheSecretCannotBeRead() {
        Supplier<String> unreadable = () -> {
            throw new UncheckedIOException("no such file", new IOException());
        };
        try (ScalekitClient client = client(scalekit.environmentUrl(), unreadable)) {
            assertThat(failureOf(client).mayHaveArrived()).isFalse();
        }
    }

    @Test
    void shouldTellThatNothingWasSentIfTheCircuitBreakerIsOpen() {
        scalekit.inject(Endpoint.USER, Fault.dropConnection());
        try (ScalekitClient client = client(scalekit.environmentUrl(), scalekit::clientSecret)) {
            for (int i = 0; i < 5; i++) {
                assertThat(failureOf(client).mayHaveArrived()).isTrue();
            }
            ScalekitException rejected = failureOf(client);
            assertThat(rejected).hasMessageContaining("in a row");
            assertThat(rejected.mayHaveArrived()).isFalse();
        }
    }

    @Test
    void shouldTellThatNothingWasSentIfNoTimeIsLeft() {
        try (ScalekitClient client = client(scalekit.environmentUrl(), scalekit::clientSecret)) {
            ScalekitException late = catchThrowableOfType(
                    ScalekitException.class, () -> client.submitUser("lri_1", details(client), TIMEOUT));
            assertThat(late.mayHaveArrived()).isFalse();
        }
    }

    @Test
    void shouldTellThatNothingWasSentIfTheClientIsClosed() {
        ScalekitClient client = client(scalekit.environmentUrl(), scalekit::clientSecret);
        client.close();
        assertThat(failureOf(client).mayHaveArrived()).isFalse();
    }

    private ScalekitClient client(URI environment, Supplier<String> secret) {
        return client(environment, secret, TIMEOUT);
    }

    private ScalekitClient client(URI environment, Supplier<String> secret, Duration timeout) {
        return new ScalekitClient(
                new ScalekitEnvironment(environment, scalekit.connectionId(), scalekit.clientId(), secret),
                new ScalekitClient.Limits(Duration.ofSeconds(2), timeout, 2),
                NetworkOptions.direct());
    }

    private static UserDetails details(ScalekitClient client) {
        return client.details(
                UserClaims.builder().sub("alice").email("alice@example.com").build());
    }

    private void submit(ScalekitClient client) throws ScalekitException {
        Outcomes.of(client.submitUser(scalekit.newLoginRequest().loginRequestId(), details(client), Duration.ZERO));
    }

    private ScalekitException failureOf(ScalekitClient client) {
        return catchThrowableOfType(
                ScalekitException.class, () -> Outcomes.of(client.submitUser("lri_1", details(client), Duration.ZERO)));
    }
}
