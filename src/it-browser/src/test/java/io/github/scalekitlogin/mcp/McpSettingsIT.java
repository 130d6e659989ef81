// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An MCP server that is told where it is reached, and whose tokens are good. */
class McpSettingsIT {

    private static final String HOST = "mcp.fernhill.example";

    private final ScalekitSimulator scalekit = TestEnvironment.shared().scalekit();
    private final URI mcp = TestEnvironment.shared().url("/mcp-settings/mcp");
    private final URI metadata = TestEnvironment.shared().url("/mcp-settings/.well-known/oauth-protected-resource");

    @Test
    void shouldAnswerAtItsPublicAddressOnly() throws Exception {
        assertThat(status(HttpRequest.newBuilder(mcp))).isEqualTo(403);
        assertThat(status(HttpRequest.newBuilder(metadata))).isEqualTo(403);

        HttpResponse<String> challenged =
                McpRequest.send(HttpRequest.newBuilder(mcp).header("Host", HOST + ":443"));
        assertThat(challenged.statusCode()).isEqualTo(401);
        assertThat(challenged.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer resource_metadata=\"https://mcp.fernhill.example/shop/.well-known/"
                        + "oauth-protected-resource\", scope=\"orders:read orders:write\"");
    }

    @Test
    void shouldServeTheConfiguredResourceMetadata() throws Exception {
        HttpResponse<String> response =
                McpRequest.send(HttpRequest.newBuilder(metadata).header("Host", HOST));
        assertThat(JSONObjectUtils.parse(response.body()))
                .containsEntry("resource", "https://mcp.fernhill.example/shop/mcp")
                .containsEntry("authorization_servers", List.of("https://login.fernhill.example"))
                .containsEntry("scopes_supported", List.of("orders:read", "orders:write"));
    }

    @Test
    void shouldAcceptTokensOfConfiguredIssuersAndAudienceOnly() throws Exception {
        for (String issuer : List.of("https://login.fernhill.example", "https://old.fernhill.example")) {
            assertThat(initialize(issuer, "fernhill")).isEqualTo(200);
            assertThat(initialize(issuer, scalekit.resourceId())).isEqualTo(401);
            assertThat(initialize(issuer, "https://mcp.fernhill.example/shop/mcp"))
                    .isEqualTo(401);
        }
        assertThat(initialize(scalekit.environmentUrl().toString(), "fernhill")).isEqualTo(401);
    }

    @Test
    void shouldAcceptItsPublicOriginOnly() throws Exception {
        String token = AccessToken.of(scalekit, Map.of("iss", "https://login.fernhill.example", "aud", "fernhill"));
        HttpRequest.Builder own =
                McpRequest.post(mcp, token, McpRequest.INITIALIZE).header("Host", HOST);
        assertThat(status(own.copy().header("Origin", "https://" + HOST))).isEqualTo(200);
        assertThat(status(own.copy().header("Origin", "http://" + HOST))).isEqualTo(403);
    }

    private int initialize(String issuer, String audience) throws Exception {
        String token = AccessToken.of(scalekit, Map.of("iss", issuer, "aud", audience));
        return status(McpRequest.post(mcp, token, McpRequest.INITIALIZE).header("Host", HOST));
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return McpRequest.send(request).statusCode();
    }
}
