// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code mcp-remote}, by which hosts that start programs only reach servers that are far away. */
class McpRemoteIT extends CommandLineClientFlow {

    private static final Pattern WHOAMI = Pattern.compile("^\\{.*\"id\":2\\b.*");

    @Test
    void shouldCallAToolAsTheSignedInUser() {
        try (NodeProcess remote = remote()) {
            person.signInAndAllow(authorization(remote));
            assertWhoami(remote);
        }
        try (NodeProcess again = remote()) {
            assertWhoami(again);
            assertThat(again.output()).doesNotContain("/oauth/authorize?");
        }
    }

    /** It tells whoever looks at its error output, and the person; it neither ends nor tells its host. */
    @Test
    void shouldReportADenial() {
        try (NodeProcess remote = remote()) {
            Page end = person.deny(person.signIn(person.open(authorization(remote))));
            assertThat(end.status()).isEqualTo(400);
            remote.await(Pattern.compile("access_denied"));
        }
    }

    private NodeProcess remote() {
        return start(
                "mcp-remote/dist/proxy.js",
                Map.of("MCP_REMOTE_CONFIG_DIR", home.toString()),
                mcp.toString(),
                "--auth-timeout",
                "120");
    }

    private static void assertWhoami(NodeProcess remote) {
        remote.write("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{},"clientInfo":{"name":"host","version":"1"}}}""");
        remote.await(Pattern.compile("^\\{.*\"id\":1\\b.*fernhill-orders"));
        remote.write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        remote.write("""
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"whoami","arguments":{}}}""");
        assertThat(remote.await(WHOAMI).group()).contains("alice@example.com");
    }
}
