// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthEndpointsTest {

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
    void shouldPublishMetadataOfItsIssuer() throws Exception {
        AuthorizationServerMetadata metadata =
                AuthorizationServerMetadata.resolve(new Issuer(simulator.environmentUrl()));

        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
        assertThat(metadata.getRegistrationEndpointURI())
                .isEqualTo(simulator.environmentUrl().resolve("/oauth/register"));
        assertThat(Caller.json(caller.get("/.well-known/openid-configuration")))
                .isEqualTo(Caller.json(caller.get("/.well-known/oauth-authorization-server")))
                .containsEntry("issuer", simulator.environmentUrl().toString())
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("response_types_supported", List.of("code"))
                .containsEntry(
                        "token_endpoint_auth_methods_supported",
                        List.of("none", "client_secret_basic", "client_secret_post"));
    }

    @Test
    void shouldGiveMachineTokens() throws IOException {
        HttpResponse<String> response = caller.requestToken();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(Caller.json(response)).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600L);
        assertThat(caller.token()).isNotEqualTo(caller.token());
    }

    @ParameterizedTest
    @CsvSource({"skc_86659065219900000, wrong", "wrong, simulator-secret", "'', ''"})
    void shouldRefuseWrongMachineCredentials(String id, String secret) throws IOException {
        HttpResponse<String> response = caller.postForm("/oauth/token", Caller.clientCredentials(id, secret));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(Caller.json(response)).containsEntry("error", "invalid_client");
    }

    @Test
    void shouldRefuseMachineCredentialsOutsideTheForm() throws IOException {
        String basic = simulator.clientId() + ":" + simulator.clientSecret();
        HttpResponse<String> response = caller.send(caller.request("/oauth/token")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grant_type=", "grant_type=nonsense", "client_id=%ZZ"})
    void shouldRefuseMalformedTokenRequests(String body) throws IOException {
        HttpResponse<String> response = caller.post("/oauth/token", "application/x-www-form-urlencoded", body);

        assertThat(response.statusCode()).isBetween(400, 401);
        assertThat(Caller.json(response)).containsKey("error");
    }

    @Test
    void shouldRefuseTokenRequestsThatAreNoForm() throws IOException {
        assertThat(caller.post("/oauth/token", "application/json", "{}").statusCode())
                .isEqualTo(400);
        assertThat(caller.post("/oauth/token", "nonsense;;", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRegisterPublicClientWithoutSecret() throws IOException {
        HttpResponse<String> response = McpClient.register(
                caller, Map.of("redirect_uris", List.of(McpClient.REDIRECT_URI), "token_endpoint_auth_method", "none"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Caller.json(response))
                .doesNotContainKey("client_secret")
                .containsEntry("redirect_uris", List.of(McpClient.REDIRECT_URI))
                .containsKey("client_id_issued_at");
    }

    @Test
    void shouldRegisterConfidentialClientWithSecretByDefault() throws IOException {
        HttpResponse<String> response =
                McpClient.register(caller, Map.of("redirect_uris", List.of("https://client.example.com/callback")));

        assertThat(Caller.json(response))
                .containsKey("client_secret")
                .containsEntry("token_endpoint_auth_method", "client_secret_basic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"redirect_uris\":[]}",
                "{\"redirect_uris\":[\"http://client.example.com/\"]}",
                "{\"redirect_uris\":[\"http://127.0.0.1/#fragment\"]}",
                "{\"redirect_uris\":[\"/relative\"]}",
                "{\"redirect_uris\":[\"javascript:alert(1)\"]}",
                "{\"redirect_uris\":[\"http://127.0.0.1/\"],\"token_endpoint_auth_method\":\"private_key_jwt\"}",
                "[]",
                "nonsense",
                ""
            })
    void shouldRefuseRegistration(String body) throws IOException {
        HttpResponse<String> response = caller.post("/oauth/register", "application/json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.json(response)).containsKey("error");
    }

    @Test
    void shouldDemandSecretOfConfidentialClient() throws IOException {
        Map<String, Object> client = Caller.json(McpClient.register(
                caller,
                Map.of(
                        "redirect_uris",
                        List.of("https://client.example.com/callback"),
                        "token_endpoint_auth_method",
                        "client_secret_post")));
        Map<String, String> exchange = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", "nonsense",
                "client_id", (String) client.get("client_id"),
                "redirect_uri", "https://client.example.com/callback"));

        assertThat(Caller.json(caller.postForm("/oauth/token", exchange))).containsEntry("error", "invalid_client");
        exchange.put("client_secret", "wrong");
        assertThat(Caller.json(caller.postForm("/oauth/token", exchange))).containsEntry("error", "invalid_client");
        exchange.put("client_secret", (String) client.get("client_secret"));
        assertThat(Caller.json(caller.postForm("/oauth/token", exchange))).containsEntry("error", "invalid_grant");
    }
}
