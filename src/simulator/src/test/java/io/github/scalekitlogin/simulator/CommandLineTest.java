// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void shouldTakeAllOptions() {
        CommandLineOptions options = CommandLineOptions.parse(List.of(
                "--port", "8123",
                "--login-endpoint", "http://localhost:9080/app/login",
                "--scenario", "slow",
                "--client-id", "skc_1",
                "--client-secret", "s",
                "--connection-id", "conn_1",
                "--resource-id", "res_1"));

        assertThat(options.scenario()).isEqualTo(Scenario.SLOW);
        assertThat(options.settings().port()).isEqualTo(8123);
        assertThat(options.settings().credentials()).isEqualTo(new Credentials("skc_1", "s", "conn_1"));
        assertThat(options.settings().resourceId()).isEqualTo("res_1");
        assertThat(options.settings().loginEndpoint()).hasToString("http://localhost:9080/app/login");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, abc, --port must be a number",
        "--port, 99999, port must be 0 to 65535",
        "--scenario, STRANGE, --scenario must be one of",
        "--login-endpoint, /login, login endpoint must be an absolute",
        "--login-endpoint, a b, a b",
        "--connection-id, res_1, connectionId must be conn_",
        "--colour, red, Unknown option: --colour",
        "red, --port, Unknown option: red"
    })
    void shouldExplainWrongOptions(String name, String value, String message) throws InterruptedException {
        assertThat(failureOf(List.of(name, value))).contains(message, "Usage:");
    }

    @Test
    void shouldExplainMissingValue() throws InterruptedException {
        assertThat(failureOf(List.of("--port"))).contains("--port needs a value");
    }

    @Test
    void shouldTellWhatToOpenAndToSet() {
        try (ScalekitSimulator simulator = ScalekitSimulator.start(0)) {
            String url = simulator.environmentUrl().toString();

            assertThat(CommandLine.greeting(simulator, Scenario.NORMAL).lines())
                    .contains(
                            "Open in a browser:  " + url + "/",
                            "SCALEKIT_ENVIRONMENT_URL=" + url,
                            "SCALEKIT_CLIENT_ID=" + simulator.clientId(),
                            "SCALEKIT_CLIENT_SECRET=" + simulator.clientSecret(),
                            "SCALEKIT_CONNECTION_ID=" + simulator.connectionId(),
                            "MCP_RESOURCE_ID=" + simulator.resourceId());
        }
    }

    private static String failureOf(List<String> arguments) throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandLine.run(arguments, System.out, new PrintStream(err, true));
        assertThat(code).isEqualTo(2);
        return err.toString();
    }
}
