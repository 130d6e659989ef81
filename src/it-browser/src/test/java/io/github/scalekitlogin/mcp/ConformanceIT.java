// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scenarios of the official conformance suite that apply to a server of protocol version 2025-11-25 with two tools and
 * nothing else. The suite sends no tokens: a proxy adds one.
 */
class ConformanceIT {

    private final ScalekitSimulator scalekit = TestEnvironment.shared().scalekit();

    @ParameterizedTest
    @ValueSource(
            strings = {"server-initialize", "server-session-lifecycle", "ping", "tools-list", "dns-rebinding-protection"
            })
    void shouldPassTheConformanceScenario(String scenario) {
        String token = AccessToken.of(scalekit, Map.of());
        try (TokenProxy proxy = new TokenProxy(TestEnvironment.shared().url("/sample/mcp"), token);
                NodeProcess suite = NodeProcess.start(
                        NodeProcess.module("@modelcontextprotocol/conformance/dist/index.js"),
                        Map.of(),
                        "server",
                        "--url",
                        proxy.url().toString(),
                        "--scenario",
                        scenario,
                        "--spec-version",
                        "2025-11-25")) {
            assertThat(suite.await()).as(suite.output()).isZero();
            assertThat(suite.output()).contains("0 failed").doesNotContain("Passed: 0/0");
        }
    }
}
