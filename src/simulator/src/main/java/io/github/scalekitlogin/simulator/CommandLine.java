// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The simulator as a program: prints addresses and settings, then runs until the process is ended. */
final class CommandLine {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private CommandLine() {}

    /** Runs the simulator and returns the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        if (arguments.contains("--help")) {
            out.println(CommandLineOptions.USAGE);
            return OK;
        }
        try {
            CommandLineOptions options = CommandLineOptions.parse(arguments);
            try (ScalekitSimulator simulator = ScalekitSimulator.start(options.settings())) {
                simulator.scenario(options.scenario());
                options.mcpServer().ifPresent(simulator::mcpServer);
                out.println(greeting(simulator, options.scenario()));
                new CountDownLatch(1).await();
            }
            return OK;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(CommandLineOptions.USAGE);
            return WRONG_USAGE;
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    static String greeting(ScalekitSimulator simulator, Scenario scenario) {
        return """
                Scalekit simulator (scenario %s)
                Open in a browser:  %s/
                Login endpoint:     %s

                Set for the application:
                SCALEKIT_ENVIRONMENT_URL=%2$s
                SCALEKIT_CLIENT_ID=%s
                SCALEKIT_CLIENT_SECRET=%s
                SCALEKIT_CONNECTION_ID=%s

                Set for the sample's MCP server:
                MCP_RESOURCE_ID=%s
                """.formatted(
                        scenario,
                        simulator.environmentUrl(),
                        simulator.loginEndpoint(),
                        simulator.clientId(),
                        simulator.clientSecret(),
                        simulator.connectionId(),
                        simulator.resourceId());
    }
}
