// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What official MCP clients want of an authorization server, besides what every OAuth client wants. */
class McpAuthorizationTest {

    private static final String ALICE = "{\"sub\":\"1\",\"email\":\"alice@example.com\"}";
    private static final String RESOURCE = "/resources/res_70982106544690000";

    private final MovableClock clock = new MovableClock();
    private ScalekitSimulator simulator;
    private Caller caller;
    private McpClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = ScalekitSimulator.start(SimulatorSettings.defaults().withClock(clock));
        caller = new Caller(simulator);
        client = new McpClient(caller);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server" + RESOURCE,
                "/.well-known/openid-configuration" + RESOURCE,
                RESOURCE + "/.well-known/openid-configuration"
            })
    void shouldPublishMetadataOfAResource(String address) throws IOException {
        assertThat(Caller.json(caller.get(address)))
                .containsEntry("issuer", simulator.environmentUrl() + RESOURCE)
                .containsEntry("authorization_endpoint", simulator.environmentUrl() + RESOURCE + "/oauth/authorize")
                .containsEntry("client_id_metadata_document_supported", true)
                .containsEntry("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        assertThat(caller.get(address + "1").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNameTheResourceAsIssuerWhereItWasAsked() throws IOException {
        HttpResponse<String> login = client.authorize(RESOURCE + "/oauth/authorize", client.authorization());
        URI loginEndpoint = Caller.location(login);
        caller.submit(Caller.parameter(loginEndpoint, "login_request_id"), ALICE);
        HttpResponse<String> consent = caller.callback("state=" + Caller.parameter(loginEndpoint, "state"));

        URI back = Caller.location(caller.decide(consent, "deny"));

        assertThat(Caller.parameter(back, "error")).isEqualTo("access_denied");
        assertThat(Caller.parameter(back, "iss")).isEqualTo(simulator.environmentUrl() + RESOURCE);
    }

    @Test
    void shouldRotateRefreshTokens() throws Exception {
        Map<String, Object> first = tokens(client.authorization());
        Map<String, Object> second = refreshed(first);
        Map<String, Object> third = refreshed(second);

        assertThat(third.get("refresh_token")).isNotEqualTo(second.get("refresh_token"));
        assertThat(third).containsEntry("scope", "openid tools:read");
        assertThat(SignedJWT.parse((String) third.get("access_token"))
                        .getJWTClaimsSet()
                        .getAudience())
                .contains(McpClient.RESOURCE);
    }

    @Test
    void shouldEndTheLoginWhenARefreshTokenIsUsedTwice() throws IOException {
        Map<String, Object> first = tokens(client.authorization());
        Map<String, Object> second = refreshed(first);

        assertThat(refreshed(first)).containsEntry("error", "invalid_grant");
        assertThat(refreshed(second)).containsEntry("error", "invalid_grant");
    }

    @Test
    void shouldRefuseRefreshTokensOfOthersAndOldOnes() throws IOException {
        Map<String, Object> tokens = tokens(client.authorization());
        assertThat(Caller.json(new McpClient(caller).refresh((String) tokens.get("refresh_token"))))
                .containsEntry("error", "invalid_grant");
        Map<String, Object> others = tokens(client.authorization());
        clock.move(Duration.ofDays(30));
        assertThat(refreshed(others)).containsEntry("error", "invalid_grant");
    }

    @Test
    void shouldOpenItselfToScriptsWhereClientsNeedIt() throws IOException {
        for (String address : List.of("/.well-known/oauth-authorization-server", "/oauth/register", "/oauth/token")) {
            HttpResponse<String> preflight =
                    caller.send(caller.request(address).method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(allowed -> assertThat(allowed).contains("MCP-Protocol-Version"));
        }
        assertThat(caller.get("/keys").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(caller.get("/oauth/authorize").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void shouldTakeAClientIdMetadataDocument() throws IOException {
        try (Documents documents = new Documents()) {
            String id = documents.publish("/client.json", "%s");
            Map<String, String> authorization = client.authorization();
            authorization.put("client_id", id);

            Map<String, String> exchange =
                    client.exchange(Caller.parameter(client.allow(authorization, ALICE), "code"));
            exchange.put("client_id", id);

            assertThat(Caller.json(caller.postForm("/oauth/token", exchange))).containsKey("access_token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s-other", ""})
    void shouldRefuseADocumentThatIsNotAboutItsAddress(String clientId) throws IOException {
        try (Documents documents = new Documents()) {
            Map<String, String> authorization = client.authorization();
            authorization.put("client_id", documents.publish("/client.json", clientId));

            assertThat(client.authorize(authorization).statusCode()).isEqualTo(400);
        }
    }

    private Map<String, Object> tokens(Map<String, String> authorization) throws IOException {
        Map<String, String> exchange = client.exchange(Caller.parameter(client.allow(authorization, ALICE), "code"));
        return Caller.json(caller.postForm("/oauth/token", exchange));
    }

    private Map<String, Object> refreshed(Map<String, Object> tokens) throws IOException {
        return Caller.json(client.refresh((String) tokens.get("refresh_token")));
    }

    /** A site that publishes what clients say of themselves. */
    private static final class Documents implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Documents() throws IOException {
            server.start();
        }

        /** Returns the address; {@code %s} in the id stands for it. */
        String publish(String path, String clientId) {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
            byte[] document = """
                    {"client_id":"%s","client_name":"Document client","redirect_uris":["%s"],
                    "grant_types":["authorization_code"],"response_types":["code"],"token_endpoint_auth_method":"none"}
                    """.formatted(clientId.formatted(address), McpClient.REDIRECT_URI)
                    .getBytes(StandardCharsets.UTF_8);
            server.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, document.length);
                exchange.getResponseBody().write(document);
                exchange.close();
            });
            return address;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
