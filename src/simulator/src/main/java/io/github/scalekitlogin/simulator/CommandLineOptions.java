// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The options of the command line. */
record CommandLineOptions(SimulatorSettings settings, Scenario scenario, Optional<URI> mcpServer) {

    static final String USAGE = """
            Usage: java io.github.scalekitlogin.simulator.ScalekitSimulator [options]
              --help                  print these options
              --port NUMBER           port on 127.0.0.1, 0 for any free port; default 8090
              --login-endpoint URL    the application's login endpoint; default %s
              --mcp-server URL        MCP server whose tool whoami is called after a login; default none
              --scenario NAME         faults, one of %s; default NORMAL
              --client-id ID          id of the machine-to-machine client; default %s
              --client-secret SECRET  its secret; default %s
              --connection-id ID      conn_ and 1 to 32 digits; default %s
              --resource-id ID        audience of access tokens; default %s""".formatted(
                    SimulatorSettings.defaults().loginEndpoint(),
                    Arrays.toString(Scenario.values()),
                    Credentials.defaults().clientId(),
                    Credentials.defaults().clientSecret(),
                    Credentials.defaults().connectionId(),
                    SimulatorSettings.defaults().resourceId());

    private static final int DEFAULT_PORT = 8090;

    /** @throws IllegalArgumentException when an option is wrong, with a message for the command line */
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
