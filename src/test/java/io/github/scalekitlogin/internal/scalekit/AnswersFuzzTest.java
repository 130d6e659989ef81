// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Random answers of Scalekit are parsed or rejected. No exception message contains the access token. */
class AnswersFuzzTest {

    private static final UserClaims ALICE =
            UserClaims.builder().sub("alice").email("alice@example.com").build();

    private static final ScalekitSimulator SCALEKIT = ScalekitSimulator.start(0);

    private final WireMessages messages = new WireMessages();

    /** Reads a valid answer after a random one. */
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

    /** Token endpoint and user endpoint send the same answer. */
    private static void submit(byte[] bytes, String token) {
        SCALEKIT.clearFaults();
        SCALEKIT.inject(Endpoint.TOKEN, Fault.answer(200, "application/json", bytes));
        SCALEKIT.inject(Endpoint.USER, Fault.answer(200, "application/json", bytes));
        try (ScalekitClient client = new ScalekitClient(
                SimulatedEnvironment.of(SCALEKIT),
                new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 1),
                NetworkOptions.direct())) {
            assertThat(Outcomes.of(client.submitUser("lri_1", client.details(ALICE), Duration.ZERO)))
                    .matches("[A-Za-z0-9_-]{1,128}");
        } catch (ScalekitException refused) {
            for (Throwable cause = refused; cause != null && token.length() > 5; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain(token);
            }
        }
    }
}
