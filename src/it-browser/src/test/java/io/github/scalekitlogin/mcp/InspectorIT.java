// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command line of the MCP Inspector. */
class InspectorIT extends CommandLineClientFlow {

    @Test
    void shouldCallAToolAsTheSignedInUser() {
        try (NodeProcess inspector = inspector("whoami")) {
            Page end = person.signInAndAllow(authorization(inspector));
            assertThat(end.status()).as(end.text()).isEqualTo(200);
            assertThat(inspector.await()).as(inspector.output()).isZero();
            assertThat(inspector.output()).contains("alice@example.com", "clerk");
        }
        try (NodeProcess again = inspector("list_my_orders")) {
            assertThat(again.await()).as(again.output()).isZero();
            assertThat(again.output())
                    .contains("Oak garden bench")
                    .doesNotContain("Enamel watering can")
                    .doesNotContain("/oauth/authorize?");
        }
    }

    private NodeProcess inspector(String tool) {
        try (RedirectListener free = new RedirectListener()) {
            return start(
                    "@modelcontextprotocol/inspector/clients/launcher/build/index.js",
                    Map.of(
                            "MCP_AUTO_OPEN_ENABLED", "true",
                            "MCP_INSPECTOR_SECRET_STORE", "file",
                            "MCP_STORAGE_DIR", home.toString()),
                    "--cli",
                    mcp.toString(),
                    "--transport",
                    "http",
                    "--callback-url",
                    "http://127.0.0.1:" + free.redirectUri().getPort() + "/oauth/callback",
                    "--method",
                    "tools/call",
                    "--tool-name",
                    tool);
        }
    }
}
