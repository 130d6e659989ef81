// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {

    private static final String ALICE = """
            {"sub":"1","email":"alice@example.com","roles":["admin"],"organization_external_name":"Acme",
            "custom_attributes":{"plan":"gold","iss":"forged"}}""";

    private final MovableClock clock = new MovableClock();
    private ScalekitSimulator simulator;
    private Caller caller;
    private McpClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = ScalekitSimulator.start(SimulatorSettings.defaults()
                .withClock(clock)
                .withLoginEndpoint(URI.create("http://localhost:8080/app/login?x=1")));
        caller = new Caller(simulator);
        client = new McpClient(caller);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldSendBrowserToLoginEndpoint() throws IOException {
        HttpResponse<String> response = client.authorize(client.authorization());

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Caller.location(response).toString())
                .matches("http://localhost:8080/app/login\\?x=1"
                        + "&login_request_id=lri_[0-9]{17}&state=[A-Za-z0-9_-]{48}");
    }

    @Test
    void shouldSendBrowserToLoginEndpointSetLater() throws IOException {
        simulator.loginEndpoint(URI.create("https://app.example.com/login"));

        assertThat(Caller.location(client.authorize(client.authorization())).toString())
                .startsWith("https://app.example.com/login?login_request_id=lri_");
    }

    @Test
    void shouldAskForConsentAndIssueToken() throws Exception {
        HttpResponse<String> consent = client.login(client.authorization(), ALICE);
        assertThat(consent.body()).contains("Test &lt;client&gt;", "alice@example.com", "Acme", "openid tools:read");

        HttpResponse<String> answer = caller.decide(consent, "allow");
        URI back = Caller.location(answer);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(back.toString()).startsWith(McpClient.REDIRECT_URI + "&");
        assertThat(Caller.parameter(back, "state")).isEqualTo("client state");
        assertThat(Caller.parameter(back, "iss"))
                .hasToString(simulator.environmentUrl().toString());

        HttpResponse<String> token = caller.postForm("/oauth/token", client.exchange(Caller.parameter(back, "code")));
        assertThat(Caller.json(token)).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600L);
        JWTClaimsSet claims = verify((String) Caller.json(token).get("access_token"));
        assertThat(claims.getIssuer()).isEqualTo(simulator.environmentUrl().toString());
        assertThat(claims.getSubject()).isEqualTo("1");
        assertThat(claims.getAudience()).containsExactly("res_70982106544690000", McpClient.RESOURCE);
        assertThat(claims.getClaims())
                .containsEntry("email", "alice@example.com")
                .containsEntry("roles", List.of("admin"))
                .containsEntry("organization_external_name", "Acme")
                .containsEntry("custom_claims", Map.of("plan", "gold", "iss", "forged"))
                .containsEntry("scope", "openid tools:read");
    }

    @Test
    void shouldNameResourceIdAsAudienceWithoutResource() throws Exception {
        Map<String, String> authorization = client.authorization();
        authorization.remove("resource");

        URI back = client.allow(authorization, ALICE);

        HttpResponse<String> token = caller.postForm("/oauth/token", client.exchange(Caller.parameter(back, "code")));
        assertThat(verify((String) Caller.json(token).get("access_token")).getAudience())
                .containsExactly("res_70982106544690000");
    }

    @Test
    void shouldReportDenialToClient() throws IOException {
        HttpResponse<String> consent = client.login(client.authorization(), ALICE);

        URI back = Caller.location(caller.decide(consent, "deny"));

        assertDenied(back);
        assertThat(caller.decide(consent, "allow").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldReportFailedLoginToClient() throws IOException {
        assertDenied(Caller.location(client.login(client.authorization(), "{\"login_failed\":true}")));
    }

    @Test
    void shouldTakeCodeOnce() throws IOException {
        Map<String, String> exchange =
                client.exchange(Caller.parameter(client.allow(client.authorization(), ALICE), "code"));

        assertThat(caller.postForm("/oauth/token", exchange).statusCode()).isEqualTo(200);
        assertRefused(exchange, "invalid_grant");
    }

    @Test
    void shouldRefuseCodeAfterAMinute() throws IOException {
        Map<String, String> exchange =
                client.exchange(Caller.parameter(client.allow(client.authorization(), ALICE), "code"));
        clock.move(Duration.ofMinutes(1));

        assertRefused(exchange, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code, nonsense, invalid_grant",
        "code_verifier, nonsensenonsensenonsensenonsensenonsensenonsense, invalid_grant",
        "redirect_uri, http://127.0.0.1:5000/other, invalid_grant",
        "client_id, nobody, invalid_client",
        "resource, https://other.example.com/, invalid_target",
        "grant_type, password, invalid_request",
        "grant_type, refresh_token, invalid_request"
    })
    void shouldRefuseExchange(String parameter, String value, String error) throws IOException {
        Map<String, String> exchange =
                client.exchange(Caller.parameter(client.allow(client.authorization(), ALICE), "code"));
        exchange.put(parameter, value);

        assertRefused(exchange, error);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "resource, relative, invalid_target"
    })
    void shouldReportWrongAuthorizationRequestToClient(String parameter, String value, String error)
            throws IOException {
        Map<String, String> authorization = client.authorization();
        authorization.put(parameter, value);

        URI back = Caller.location(client.authorize(authorization));

        assertThat(back.toString()).startsWith(McpClient.REDIRECT_URI + "&");
        assertThat(Caller.parameter(back, "error")).isEqualTo(error);
        assertThat(Caller.parameter(back, "state")).isEqualTo("client state");
        assertThat(Caller.parameter(back, "iss"))
                .isEqualTo(simulator.environmentUrl().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody",
        "redirect_uri, https://evil.example.com/",
        "redirect_uri, http://127.0.0.1:5000/other",
        "redirect_uri, http://127.0.0.1:5000@evil.example.com/oauth/callback?app=1"
    })
    void shouldNotRedirectToStrangers(String parameter, String value) throws IOException {
        Map<String, String> authorization = client.authorization();
        authorization.put(parameter, value);

        HttpResponse<String> response = client.authorize(authorization);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void shouldTakeAnyPortOnLoopback() throws IOException {
        Map<String, String> authorization = client.authorization();
        authorization.put("redirect_uri", McpClient.REDIRECT_URI.replace("5000", "6000"));

        assertThat(client.allow(authorization, ALICE).getPort()).isEqualTo(6000);
    }

    private void assertDenied(URI back) {
        assertThat(back.toString()).startsWith(McpClient.REDIRECT_URI + "&");
        assertThat(Caller.parameter(back, "error")).isEqualTo("access_denied");
        assertThat(Caller.parameter(back, "state")).isEqualTo("client state");
        assertThat(Caller.parameter(back, "iss"))
                .isEqualTo(simulator.environmentUrl().toString());
    }

    private void assertRefused(Map<String, String> exchange, String error) throws IOException {
        HttpResponse<String> response = caller.postForm("/oauth/token", exchange);
        assertThat(response.statusCode()).isBetween(400, 401);
        assertThat(Caller.json(response)).containsEntry("error", error);
    }

    private JWTClaimsSet verify(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(caller.get("/keys").body());
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }
}
