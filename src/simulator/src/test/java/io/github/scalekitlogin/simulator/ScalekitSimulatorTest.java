// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScalekitSimulatorTest {

    private static final String ALICE = "{\"sub\":\"1\",\"email\":\"alice@example.com\"}";

    private ScalekitSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = ScalekitSimulator.start(0);
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldRefuseConnectionsWhileDownAndKeepWhatItKnows() throws IOException {
        LoginRequestTicket login = simulator.newLoginRequest();
        String token = caller.token();

        simulator.stop();
        simulator.stop();
        assertThatThrownBy(() -> caller.get("/keys")).isInstanceOf(ConnectException.class);
        simulator.restart();
        simulator.restart();

        assertThat(caller.submit(token, simulator.connectionId(), login.loginRequestId(), ALICE)
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.callback("state=" + login.state()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldCutStalledAnswersWhenGoingDown() throws Exception {
        simulator.inject(Endpoint.KEYS, Fault.stall(Duration.ofMinutes(1)));
        Thread down = new Thread(() -> {
            while (simulator.requestsTo(Endpoint.KEYS).isEmpty()) {
                Thread.onSpinWait();
            }
            simulator.stop();
        });
        down.start();

        assertThatThrownBy(() -> caller.get("/keys")).isInstanceOf(IOException.class);
        down.join();
    }

    @Test
    void shouldKeepConnectionsAliveUntilDown() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", simulator.environmentUrl().getPort())) {
            InputStream in = socket.getInputStream();
            for (String request : List.of("POST /nothing", "HEAD /", "POST /oauth/token", "GET /keys")) {
                String head = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertThat(readAnswer(in, request.startsWith("HEAD")))
                        .startsWith("HTTP/1.1 ")
                        .doesNotContain("Connection: close");
            }

            simulator.stop();

            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static String readAnswer(InputStream in, boolean headOnly) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        Matcher length = Pattern.compile("(?i)content-length: ([0-9]+)").matcher(head);
        if (!headOnly && length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.toString();
    }

    @Test
    void shouldRefuseHugeRequests() throws IOException {
        assertThat(caller.post("/oauth/register", "application/json", "x".repeat(2_000_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldRecordRequests() throws IOException {
        caller.requestToken();
        caller.get("/nothing?a=1");

        assertThat(simulator.requests())
                .extracting(RecordedRequest::endpoint)
                .containsExactly(Endpoint.TOKEN, Endpoint.OTHER);
        RecordedRequest token = simulator.requestsTo(Endpoint.TOKEN).get(0);
        assertThat(token.method()).isEqualTo("POST");
        assertThat(token.header("CONTENT-TYPE")).hasValue("application/x-www-form-urlencoded");
        assertThat(token.formParameters()).containsEntry("grant_type", List.of("client_credentials"));
        assertThat(token).hasToString("POST /oauth/token");
        assertThat(simulator.requestsTo(Endpoint.OTHER).get(0).queryParameters())
                .containsEntry("a", List.of("1"));
    }

    @Test
    void shouldNotKnowOtherMethods() throws IOException {
        HttpResponse<String> response = caller.get("/oauth/token");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void shouldStartOnGivenPortOnly() {
        int port = freePort();
        try (ScalekitSimulator first = ScalekitSimulator.start(port)) {
            assertThat(first.environmentUrl()).hasToString("http://127.0.0.1:" + port);
            assertThatThrownBy(() -> ScalekitSimulator.start(port))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
        try (ScalekitSimulator next = ScalekitSimulator.start(port)) {
            assertThat(next.environmentUrl()).hasToString("http://127.0.0.1:" + port);
        }
    }

    /** Java may return from {@code ServerSocket.close()} while the kernel still holds the port for a blocked accept. */
    @Test
    void shouldStartAgainAtOnceOnTheSamePort() {
        int port = freePort();
        for (int round = 0; round < 300; round++) {
            ScalekitSimulator.start(port).close();
        }
    }

    /** Returns a port below the range of outgoing connections, one of which could take it at any time. */
    private static int freePort() {
        for (int port = 20_000; port < 30_000; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("No port is free");
    }

    @Test
    void shouldTakeOtherCredentials() throws IOException {
        Credentials credentials = new Credentials("skc_1", "s3cret", "conn_1");
        assertThat(credentials.toString()).doesNotContain("s3cret");
        try (ScalekitSimulator other =
                ScalekitSimulator.start(SimulatorSettings.defaults().withCredentials(credentials))) {
            Caller otherCaller = new Caller(other);
            LoginRequestTicket login = other.newLoginRequest();
            assertThat(otherCaller.submit(login.loginRequestId(), ALICE).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseWrongSettings() {
        SimulatorSettings settings = SimulatorSettings.defaults();
        Credentials credentials = Credentials.defaults();
        assertThatThrownBy(() -> credentials.withConnectionId("res_1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withPort(70_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.loginEndpoint(URI.create("/login")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseStateOfAnotherLoginUnderWay() {
        simulator.newLoginRequest("same");

        assertThatThrownBy(() -> simulator.newLoginRequest("same")).isInstanceOf(IllegalArgumentException.class);
    }
}
