// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the MCP server, and what it tells everybody else. */
class AccessTokenIT {

    private static final String DISCOVER = """
            {"jsonrpc":"2.0","id":1,"method":"server/discover","params":{}}""";
    private static final long NOW = Instant.now().getEpochSecond();

    private final ScalekitSimulator scalekit = TestEnvironment.shared().scalekit();
    private final URI mcp = TestEnvironment.shared().url("/sample/mcp");
    private final URI metadata = TestEnvironment.shared().url("/sample/.well-known/oauth-protected-resource");

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void shouldChallengeRequestsWithoutToken(String method) throws Exception {
        HttpResponse<String> response =
                McpRequest.send(HttpRequest.newBuilder(mcp).method(method, body(method, McpRequest.INITIALIZE)));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .startsWith("Bearer resource_metadata=\"" + metadata + "\"")
                .contains("scope=\"openid profile email orders:read\"")
                .doesNotContain("error");
        assertNoSession(response);
    }

    @Test
    void shouldServeResourceMetadataBelowTheContextPath() throws Exception {
        HttpResponse<String> response =
                McpRequest.send(HttpRequest.newBuilder(metadata).header("MCP-Protocol-Version", "2025-11-25"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSONObjectUtils.parse(response.body()))
                .containsEntry("resource", mcp.toString())
                .containsEntry(
                        "authorization_servers",
                        List.of(scalekit.environmentUrl() + "/resources/" + scalekit.resourceId()))
                .containsEntry("scopes_supported", List.of("openid", "profile", "email", "orders:read"));
        assertNoSession(response);
    }

    /** Where clients look when they got no address: never a login page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample/.well-known/oauth-protected-resource/mcp",
                "/sample/.well-known/oauth-authorization-server",
                "/sample/.well-known/openid-configuration",
                "/sample/register",
                "/sample/authorize",
                "/.well-known/oauth-protected-resource/sample/mcp",
                "/.well-known/oauth-authorization-server",
                "/register",
                "/authorize"
            })
    void shouldAnswerOtherDiscoveryAddressesWithNotFound(String path) throws Exception {
        for (String method : List.of("GET", "POST")) {
            HttpResponse<String> response = McpRequest.send(
                    HttpRequest.newBuilder(TestEnvironment.shared().url(path)).method(method, body(method, "{}")));
            // A server's own root may know files only.
            assertThat(response.statusCode()).isIn(404, 405);
            assertNoSession(response);
        }
    }

    static List<Map<String, Object>> goodTokens() {
        String environment =
                TestEnvironment.shared().scalekit().environmentUrl().toString();
        String resourceId = TestEnvironment.shared().scalekit().resourceId();
        String mcp = TestEnvironment.shared().url("/sample/mcp").toString();
        return List.of(
                Map.of("aud", resourceId),
                Map.of("aud", List.of(resourceId, mcp)),
                Map.of("aud", mcp),
                Map.of("iss", environment + "/resources/" + resourceId),
                Map.of("nbf", NOW - 1));
    }

    @ParameterizedTest
    @MethodSource("goodTokens")
    void shouldAcceptTokensOfScalekit(Map<String, Object> claims) throws Exception {
        assertThat(initialize(token(claims)).statusCode()).isEqualTo(200);
    }

    static List<Map<String, Object>> badTokens() {
        return List.of(
                Map.of("aud", "res_1"),
                Map.of("aud", List.of()),
                Map.of("iss", "https://evil.example"),
                Map.of("iss", ""),
                Map.of("exp", NOW - 120),
                Map.of("nbf", NOW + 600),
                Map.of("exp", ""),
                Map.of("sub", ""));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void shouldRejectTokensWithWrongClaims(Map<String, Object> claims) throws Exception {
        assertRefused(initialize(token(claims)));
    }

    @Test
    void shouldRejectTokensWithWrongSignature() throws Exception {
        try (ScalekitSimulator other = ScalekitSimulator.start(0)) {
            assertRefused(initialize(AccessToken.issuedBy(other, scalekit, Map.of())));
        }
        String token = token(Map.of());
        assertRefused(initialize(token.substring(0, token.lastIndexOf('.') + 1)));
        assertRefused(initialize("eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + "."));
        assertRefused(initialize("nonsense"));
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Host, evil.example",
        "Host, 127.0.0.1.evil.example"
    })
    void shouldRejectOtherOriginsAndHosts(String header, String value) throws Exception {
        for (String token : new String[] {null, token(Map.of()), "nonsense"}) {
            assertThat(RawRequest.status(mcp, header, value, token)).isEqualTo(403);
        }
    }

    @Test
    void shouldAcceptItsOwnOrigin() throws Exception {
        HttpRequest.Builder request = McpRequest.post(mcp, token(Map.of()), McpRequest.INITIALIZE)
                .header("Origin", mcp.resolve("/").toString().replaceFirst("/$", ""));
        assertThat(McpRequest.send(request).statusCode()).isEqualTo(200);
    }

    /** Newer clients ask this first, and fall back on no answer but such a one. */
    @Test
    void shouldRejectServerDiscoverWithBadRequest() throws Exception {
        HttpResponse<String> response = McpRequest.send(McpRequest.post(mcp, token(Map.of()), DISCOVER)
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "server/discover"));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "whoami, openid, 200",
        "whoami, , 200",
        "list_my_orders, openid orders:read, 200",
        "list_my_orders, openid, 403",
        "list_my_orders, orders:readme, 403",
        "list_my_orders, , 403",
    })
    void shouldRequireTheScopeOfATool(String tool, String granted, int status) throws Exception {
        for (String claim : List.of("scope", "scopes")) {
            Object scopes = granted == null ? "" : claim.equals("scope") ? granted : List.of(granted.split(" "));
            String token = token(Map.of(claim, scopes));
            HttpResponse<String> started = initialize(token);
            String call = """
                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"%s","arguments":{}}}""".formatted(tool);
            HttpResponse<String> response = McpRequest.send(McpRequest.post(mcp, token, call)
                    .header(
                            "Mcp-Session-Id",
                            started.headers().firstValue("Mcp-Session-Id").orElseThrow())
                    .header("MCP-Protocol-Version", "2025-11-25"));
            assertThat(response.statusCode()).isEqualTo(status);
            if (status == 403) {
                assertThat(challenge(response))
                        .startsWith("Bearer resource_metadata=\"" + metadata + "\"")
                        .contains("scope=\"" + (granted == null ? "" : granted + " ") + "orders:read\"")
                        .contains("error=\"insufficient_scope\"");
            }
        }
    }

    /** One call of a batch is enough. */
    @Test
    void shouldRequireTheScopeOfEachCallInABatch() throws Exception {
        String batch = """
                [{"jsonrpc":"2.0","id":1,"method":"tools/list"},
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_my_orders"}}]""";
        assertThat(McpRequest.send(McpRequest.post(mcp, token(Map.of()), batch)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldRejectBodiesOfMoreThanAMegabyte() throws Exception {
        assertThat(McpRequest.send(McpRequest.post(mcp, token(Map.of()), " ".repeat(1024 * 1024 + 1)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldReadCustomClaims() throws Exception {
        String token = token(Map.of("custom_claims", Map.of("department", "Garden")));
        HttpResponse<String> started = initialize(token);
        HttpResponse<String> response = McpRequest.send(McpRequest.post(mcp, token, """
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"whoami","arguments":{}}}""")
                .header(
                        "Mcp-Session-Id",
                        started.headers().firstValue("Mcp-Session-Id").orElseThrow())
                .header("MCP-Protocol-Version", "2025-11-25"));
        assertThat(response.body()).contains("\"custom_claims\":{\"department\":\"Garden\"}");
    }

    private HttpResponse<String> initialize(String token) throws Exception {
        return McpRequest.send(McpRequest.post(mcp, token, McpRequest.INITIALIZE));
    }

    private String token(Map<String, Object> otherwise) {
        return AccessToken.of(scalekit, otherwise);
    }

    /** Some servers refuse any other method with a body by themselves. */
    private static BodyPublisher body(String method, String body) {
        return method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody();
    }

    private static String challenge(HttpResponse<String> response) {
        assertThat(response.headers().allValues("WWW-Authenticate")).hasSize(1);
        return response.headers().firstValue("WWW-Authenticate").orElseThrow();
    }

    private void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(challenge(response))
                .startsWith("Bearer resource_metadata=\"" + metadata + "\"")
                .contains("error=\"invalid_token\"");
        assertNoSession(response);
    }

    private static void assertNoSession(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }
}
