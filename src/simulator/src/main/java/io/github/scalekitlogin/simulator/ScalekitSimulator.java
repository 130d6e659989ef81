// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A Scalekit environment to test against, on a port of 127.0.0.1.
 *
 * <pre>{@code
 * try (ScalekitSimulator scalekit = ScalekitSimulator.start(0)) {
 *     LoginRequestTicket login = scalekit.newLoginRequest();
 *     browser.open(login.appendTo(loginEndpoint));
 *     ...
 *     assertThat(scalekit.submissions()).hasSize(1);
 * }
 * }</pre>
 *
 * It may be used from several threads. It starts no thread that keeps the JVM alive.
 */
public final class ScalekitSimulator implements AutoCloseable {

    private final Credentials credentials;
    private final Listener listener;
    private final Environment environment;
    private final Faults faults = new Faults();
    private final Journal<RecordedRequest> requests = new Journal<>();

    private ScalekitSimulator(SimulatorSettings settings) {
        credentials = settings.credentials();
        listener = new Listener(settings.port(), settings.tls());
        environment = new Environment(listener.environmentUrl(), settings);
    }

    /** Starts a simulator with default settings on this port, 0 for any free one. */
    public static ScalekitSimulator start(int port) {
        return start(SimulatorSettings.defaults().withPort(port));
    }

    /**
     * Starts a simulator.
     *
     * @throws java.io.UncheckedIOException when the port cannot be opened
     */
    public static ScalekitSimulator start(SimulatorSettings settings) {
        ScalekitSimulator simulator = new ScalekitSimulator(settings);
        Dispatcher dispatcher = new Dispatcher(simulator.environment.routes(), simulator.faults, simulator.requests);
        simulator.listener.serve(dispatcher);
        return simulator;
    }

    /** Runs a simulator until the process is killed; {@code --help} tells the options. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(CommandLine.run(List.of(arguments), System.out, System.err));
    }

    /** Returns {@code http://127.0.0.1:PORT}, or https, without a slash at the end; the issuer as well. */
    public URI environmentUrl() {
        return listener.environmentUrl();
    }

    public String clientId() {
        return credentials.clientId();
    }

    public String clientSecret() {
        return credentials.clientSecret();
    }

    public String connectionId() {
        return credentials.connectionId();
    }

    /** Returns the {@code res_…} id of the MCP server, for which access tokens are meant. */
    public String resourceId() {
        return environment.resourceId();
    }

    /** Sets where {@code /oauth/authorize} sends the browser from now on. */
    public void loginEndpoint(URI loginEndpoint) {
        environment.loginEndpoint(loginEndpoint);
    }

    public URI loginEndpoint() {
        return environment.loginEndpoint();
    }

    /** Sets the MCP server whose tool {@code whoami} the start page's client calls from now on. */
    public void mcpServer(URI mcpServer) {
        environment.mcpServer(mcpServer);
    }

    /** Returns a new login request in which no MCP client takes part: it ends on a page that shows the account. */
    public LoginRequestTicket newLoginRequest() {
        return newLoginRequest(environment.unguessableState());
    }

    /** Returns a new login request with this state, which no other login request under way may have. */
    public LoginRequestTicket newLoginRequest(String state) {
        return environment.openLoginRequest(state);
    }

    /** Makes a login request unknown, as if its ten minutes were over. */
    public void expire(String loginRequestId) {
        environment.loginRequests().expire(loginRequestId);
    }

    /** Makes all access tokens given to the machine-to-machine client so far answer 401. */
    public void revokeTokens() {
        environment.machineTokens().revokeAll();
    }

    /**
     * Returns a JWT with these claims and no other, signed with the environment's key: to try a verifier of access tokens.
     *
     * @param claims dates as seconds
     */
    public String signedToken(Map<String, Object> claims) {
        return environment.signedToken(claims);
    }

    /** Returns the user details that were accepted, oldest first. */
    public List<Submission> submissions() {
        return environment.submissions().entries();
    }

    /** Returns the ids of the login requests whose callback was reached as it should be, oldest first. */
    public List<String> callbacks() {
        return environment.callbacks().entries();
    }

    /** Returns the last 10,000 requests, refused ones and those a fault struck included, oldest first. */
    public List<RecordedRequest> requests() {
        return requests.entries();
    }

    /** Returns those of {@link #requests()} that went to this endpoint. */
    public List<RecordedRequest> requestsTo(Endpoint endpoint) {
        return requests().stream()
                .filter(request -> request.endpoint() == endpoint)
                .toList();
    }

    /** Adds a fault behind those that wait at this endpoint already. */
    public void inject(Endpoint endpoint, Fault fault) {
        faults.inject(endpoint, fault);
    }

    /** Ends all faults; those that strike at this moment are not cut short. */
    public void clearFaults() {
        faults.clear();
    }

    /** Replaces all faults by those of a scenario. */
    public void play(Scenario scenario) {
        clearFaults();
        scenario.faults().forEach(this::inject);
    }

    /** Returns how many connections were opened since the port was. */
    public int connections() {
        return listener.connections();
    }

    /** Ends every connection, as after a long silence; new ones are welcome. */
    public void hangUp() {
        listener.hangUp();
    }

    /** Closes the port and every connection; what is known is kept. */
    public void goDown() {
        listener.close();
    }

    /**
     * Opens the same port again.
     *
     * @throws java.io.UncheckedIOException when somebody else has taken it meanwhile
     */
    public void comeBack() {
        listener.reopen();
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        listener.close();
    }
}
