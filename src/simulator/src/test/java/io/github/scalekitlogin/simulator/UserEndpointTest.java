// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserEndpointTest {

    private static final String ALICE = "{\"sub\":\"1\",\"email\":\"alice@example.com\"}";

    private final MovableClock clock = new MovableClock();
    private ScalekitSimulator simulator;
    private Caller caller;
    private LoginRequestTicket login;

    @BeforeEach
    void start() {
        simulator = ScalekitSimulator.start(SimulatorSettings.defaults().withClock(clock));
        caller = new Caller(simulator);
        login = simulator.newLoginRequest();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldAcceptEveryField() throws IOException {
        HttpResponse<String> response = caller.submit(login.loginRequestId(), """
                {"sub":"1234567890","email":"alice@example.com","given_name":"Alice","family_name":"Doe",
                "email_verified":true,"phone_number":"+1234567890","phone_number_verified":false,"name":"Alice Doé",
                "preferred_username":"alice.d","picture":"https://example.com/avatar.jpg","gender":"female",
                "locale":"en-US","groups":["a","b"],"roles":[],"custom_attributes":{"plan":{"level":3,"none":null}},
                "organization_external_id":"org1","organization_external_name":"Acme","login_failed":false}""");

        assertThat(response.statusCode()).isEqualTo(200);
        Submission submission = simulator.submissions().get(0);
        assertThat(Caller.json(response)).containsExactly(Map.entry("auth_request_id", submission.authRequestId()));
        assertThat(submission.authRequestId()).matches("req_[0-9]{17}");
        assertThat(submission.loginRequestId()).isEqualTo(login.loginRequestId());
        assertThat(submission.details())
                .hasSize(UserField.values().length)
                .containsEntry("name", "Alice Doé")
                .containsEntry("groups", List.of("a", "b"));
    }

    /** The rows follow the table of user details in Scalekit's API, one wrong value or more for each field. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    sub | ""
                    sub | 1
                    email | ""
                    email | ["alice@example.com"]
                    given_name | 1
                    family_name | true
                    name | {}
                    preferred_username | []
                    gender | 1.5
                    email_verified | "true"
                    phone_number_verified | 1
                    phone_number | 1234567890
                    phone_number | "1234567890"
                    phone_number | "+12 34"
                    phone_number | "+1234567890123456"
                    picture | true
                    picture | "/avatar.jpg"
                    picture | "not a URL"
                    locale | 1
                    locale | "en_US"
                    locale | ""
                    groups | "admins"
                    groups | ["admins", 1]
                    roles | {"admin": true}
                    roles | [null]
                    custom_attributes | []
                    custom_attributes | "a=b"
                    organization_external_id | 7
                    organization_external_name | false
                    login_failed | "false"
                    """)
    void shouldRefuseWrongValue(String field, String value) throws IOException {
        String others = "\"sub\":\"1\",\"email\":\"a@b\",".replaceFirst("\"" + field + "\":\"[^\"]*\",", "");

        HttpResponse<String> response =
                caller.submit(login.loginRequestId(), "{" + others + "\"" + field + "\":" + value + "}");

        assertInvalid(response, field + " must be");
    }

    @Test
    void shouldRefuseNullForEveryField() throws IOException {
        for (UserField field : UserField.values()) {
            String others =
                    "\"sub\":\"1\",\"email\":\"a@b\",".replaceFirst("\"" + field.jsonName() + "\":\"[^\"]*\",", "");
            assertInvalid(
                    caller.submit(login.loginRequestId(), "{" + others + "\"" + field.jsonName() + "\":null}"),
                    field.jsonName() + " must be left out");
        }
    }

    @Test
    void shouldLimitOrganizationNameTo200Characters() throws IOException {
        String details = "{\"sub\":\"1\",\"email\":\"a@b\",\"organization_external_name\":\"%s\"}";

        assertInvalid(caller.submit(login.loginRequestId(), details.formatted("x".repeat(201))), "200");
        assertThat(caller.submit(login.loginRequestId(), details.formatted("x".repeat(200)))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sub\":\"1\"}",
                "{\"email\":\"a@b\"}",
                "{\"login_failed\":false}",
                "{\"sub\":\"1\",\"email\":\"a@b\",\"nickname\":\"al\"}",
                "[]",
                "null",
                "\"text\"",
                "",
                "{",
                "{}{}",
                "{\"sub\":\"1\",\"email\":\"a@b\"} trailing"
            })
    void shouldRefuseBody(String body) throws IOException {
        assertInvalid(caller.submit(login.loginRequestId(), body), "");
    }

    @Test
    void shouldRefuseOtherContentTypesAndCharsets() throws IOException {
        String address = "/api/v1/connections/%s/auth-requests/%s/user"
                .formatted(simulator.connectionId(), login.loginRequestId());
        byte[] latin1 = "{\"sub\":\"1\",\"email\":\"a@b\",\"name\":\"Doé\"}".getBytes(StandardCharsets.ISO_8859_1);
        HttpRequest.Builder request = caller.request(address).header("Authorization", "Bearer " + caller.token());

        assertInvalid(
                caller.send(request.copy()
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(ALICE))),
                "content type");
        assertInvalid(
                caller.send(request.copy()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(latin1))),
                "UTF-8");
    }

    @Test
    void shouldNeedNeitherSubNorEmailForFailedLogin() throws IOException {
        assertThat(caller.submit(login.loginRequestId(), "{\"login_failed\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(simulator.submissions().get(0).loginFailed()).isTrue();
    }

    @Test
    void shouldRefuseMissingUnknownExpiredAndRevokedTokens() throws IOException {
        String token = caller.token();
        assertThat(submitWith("nonsense")).isEqualTo(401);
        assertThat(submitWith(token)).isEqualTo(200);
        simulator.revokeTokens();
        assertThat(submitWith(token)).isEqualTo(401);

        String next = caller.token();
        clock.move(Duration.ofHours(1));
        login = simulator.newLoginRequest();
        assertThat(submitWith(next)).isEqualTo(401);
        HttpResponse<String> response = caller.post(
                "/api/v1/connections/%s/auth-requests/%s/user"
                        .formatted(simulator.connectionId(), login.loginRequestId()),
                "application/json",
                ALICE);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Caller.json(response)).containsEntry("code", 16L).containsEntry("details", List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"res_70982106544690000", "conn_1", "nonsense"})
    void shouldNotKnowOtherConnections(String connectionId) throws IOException {
        HttpResponse<String> response = caller.submit(caller.token(), connectionId, login.loginRequestId(), ALICE);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Caller.json(response)).containsEntry("code", 5L);
    }

    @Test
    void shouldNotKnowLoginRequestThatIsUnknownExpiredOrBack() throws IOException {
        assertThat(caller.submit("lri_1", ALICE).statusCode()).isEqualTo(404);

        assertThat(caller.submit(login.loginRequestId(), ALICE).statusCode()).isEqualTo(200);
        assertThat(caller.submit(login.loginRequestId(), ALICE).statusCode()).isEqualTo(200);
        caller.callback("state=" + login.state());
        assertThat(caller.submit(login.loginRequestId(), ALICE).statusCode()).isEqualTo(404);

        LoginRequestTicket late = simulator.newLoginRequest();
        clock.move(Duration.ofMinutes(10));
        assertThat(caller.submit(late.loginRequestId(), ALICE).statusCode()).isEqualTo(404);

        LoginRequestTicket forgotten = simulator.newLoginRequest();
        simulator.expire(forgotten.loginRequestId());
        assertThat(caller.submit(forgotten.loginRequestId(), ALICE).statusCode())
                .isEqualTo(404);
    }

    private int submitWith(String token) throws IOException {
        return caller.submit(token, simulator.connectionId(), login.loginRequestId(), ALICE)
                .statusCode();
    }

    private void assertInvalid(HttpResponse<String> response, String message) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.json(response)).containsEntry("code", 3L).containsEntry("details", List.of());
        assertThat((String) Caller.json(response).get("message")).contains(message);
        assertThat(simulator.submissions()).isEmpty();
    }
}
