// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The options of the stand-alone run. */
record CommandLineOptions(SimulatorSettings settings, Scenario scenario, Optional<URI> mcpServer) {

    static final String USAGE = """
            Usage: java io.github.scalekitlogin.simulator.ScalekitSimulator [options]
              --port NUMBER           default 8090, 0 for any free one
              --login-endpoint URL    the app's login endpoint, default http://localhost:8080/sample/scalekit/login
              --mcp-server URL        whose tool whoami the start page's client calls in the end, default none
              --scenario NAME         default NORMAL, one of %s
              --client-id ID
              --client-secret SECRET
              --connection-id ID      conn_ and digits
              --resource-id ID        audience of tokens for which the MCP client names no resource""".formatted(Arrays.toString(Scenario.values()));

    private static final int DEFAULT_PORT = 8090;

    /** @throws IllegalArgumentException with a message for the person who typed the options */
    static CommandLineOptions parse(List<String> arguments) {
        CommandLineOptions options = new CommandLineOptions(
                SimulatorSettings.defaults().withPort(DEFAULT_PORT), Scenario.NORMAL, Optional.empty());
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            if (!name.startsWith("--") || !rest.hasNext()) {
                throw new IllegalArgumentException(
                        name.startsWith("--") ? name + " needs a value" : "Unknown option: " + name);
            }
            options = options.with(name, rest.next());
        }
        return options;
    }

    private CommandLineOptions with(String name, String value) {
        Credentials credentials = settings.credentials();
        return switch (name) {
            case "--port" -> with(settings.withPort(port(value)));
            case "--login-endpoint" -> with(settings.withLoginEndpoint(URI.create(value)));
            case "--mcp-server" -> new CommandLineOptions(settings, scenario, Optional.of(URI.create(value)));
            case "--scenario" -> new CommandLineOptions(settings, scenario(value), mcpServer);
            case "--client-id" -> with(settings.withCredentials(credentials.withClientId(value)));
            case "--client-secret" -> with(settings.withCredentials(credentials.withClientSecret(value)));
            case "--connection-id" -> with(settings.withCredentials(credentials.withConnectionId(value)));
            case "--resource-id" -> with(settings.withResourceId(value));
            default -> throw new IllegalArgumentException("Unknown option: " + name);
        };
    }

    private CommandLineOptions with(SimulatorSettings changed) {
        return new CommandLineOptions(changed, scenario, mcpServer);
    }

    private static int port(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port must be a number, was \"" + value + "\"", e);
        }
    }

    private static Scenario scenario(String value) {
        return Arrays.stream(Scenario.values())
                .filter(scenario -> scenario.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--scenario must be one of " + Arrays.toString(Scenario.values()) + ", was \"" + value + "\""));
    }
}
