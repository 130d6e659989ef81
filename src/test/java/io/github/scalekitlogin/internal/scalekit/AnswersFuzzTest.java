// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.scalekitlogin.claims.UserClaims;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whatever Scalekit answers: it is understood or refused, and what a log may show of that holds no token. */
class AnswersFuzzTest {

    private static final UserClaims ALICE =
            UserClaims.builder().sub("alice").email("alice@example.com").build();

    private static volatile byte[] answer = new byte[0];
    private static final URI SCALEKIT = start();

    private final WireMessages messages = new WireMessages();

    /** Whatever else was read before. */
    private void assertStillUnderstood() {
        byte[] sound = "{\"access_token\":\"a.b-c\",\"expires_in\":60}".getBytes(StandardCharsets.UTF_8);
        assertThat(messages.read(sound, WireMessages.Token.class))
                .isEqualTo(new WireMessages.Token("a.b-c", null, 60L));
        assertThat(new String(messages.write(ALICE), StandardCharsets.UTF_8)).contains("\"sub\":\"alice\"");
    }

    @DictionaryEntries({
        "{\"access_token\":\"",
        "\",\"expires_in\":",
        "\"token_type\":\"Bearer\"",
        "\"auth_request_id\":",
        "1e99999",
        "\\u000d\\u000a",
        "null"
    })
    @FuzzTest
    void shouldUnderstandOrRefuse(byte[] bytes) {
        WireMessages.Token token = messages.read(bytes, WireMessages.Token.class);
        messages.read(bytes, WireMessages.Accepted.class);
        assertStillUnderstood();
        if (token != null && token.accessToken() != null) {
            submit(bytes, token.accessToken());
        }
    }

    /** The same answer at both endpoints. */
    private static void submit(byte[] bytes, String token) {
        answer = bytes;
        try (ScalekitClient client = new ScalekitClient(
                new ScalekitEnvironment(SCALEKIT, "conn_1", "skc_1", () -> "secret"),
                new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1),
                NetworkOptions.direct())) {
            assertThat(client.submitUser("lri_1", client.details(ALICE), Duration.ZERO)
                            .await(Duration.ofSeconds(5)))
                    .matches("[A-Za-z0-9_-]{1,128}");
        } catch (ScalekitException refused) {
            for (Throwable cause = refused; cause != null && token.length() > 5; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain(token);
            }
        }
    }

    private static URI start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", AnswersFuzzTest::reply);
            server.start();
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void reply(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = answer.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : answer;
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
