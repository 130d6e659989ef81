// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A simulated Scalekit environment for tests, on a port of 127.0.0.1.
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
 * <p>All methods may be called from several threads. The simulator's threads are daemon threads. No method accepts or returns
 * null.
 *
 * @since 1.0
 */
public final class ScalekitSimulator implements AutoCloseable {

    private final Credentials credentials;
    private final Listener listener;
    private final Environment environment;
    private final Faults faults = new Faults();
    private final BoundedLog<RecordedRequest> requests = new BoundedLog<>();

    private ScalekitSimulator(SimulatorSettings settings) {
        credentials = settings.credentials();
        listener = new Listener(settings.port(), settings.tls());
        environment = new Environment(listener.environmentUrl(), settings);
    }

    /**
     * Starts a simulator with {@linkplain SimulatorSettings#defaults() default settings} on this port.
     *
     * @param port 0 for any free port
     * @return the running simulator
     * @throws java.io.UncheckedIOException when the port cannot be opened
     * @throws IllegalArgumentException when the port is negative or greater than 65,535
     */
    public static ScalekitSimulator start(int port) {
        return start(SimulatorSettings.defaults().withPort(port));
    }

    /**
     * Starts a simulator.
     *
     * @param settings port, credentials, clock and certificate
     * @return the running simulator
     * @throws java.io.UncheckedIOException when the port cannot be opened
     */
    public static ScalekitSimulator start(SimulatorSettings settings) {
        ScalekitSimulator simulator = new ScalekitSimulator(settings);
        Dispatcher dispatcher = new Dispatcher(simulator.environment.routes(), simulator.faults, simulator.requests);
        simulator.listener.serve(dispatcher);
        return simulator;
    }

    /**
     * Runs a simulator until the process is ended. {@code --help} prints the options. The exit code is 1 when the port cannot be
     * opened and 2 when an option is wrong.
     *
     * @param arguments the options
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(CommandLine.run(List.of(arguments), System.out, System.err));
    }

    /**
     * Returns the environment URL, which is the issuer of access tokens as well.
     *
     * @return {@code http://127.0.0.1:PORT}, or https, without a slash at the end
     */
    public URI environmentUrl() {
        return listener.environmentUrl();
    }

    /**
     * Returns the id of the application's machine-to-machine client.
     *
     * @return {@code scalekit.client-id}
     */
    public String clientId() {
        return credentials.clientId();
    }

    /**
     * Returns the secret of the application's machine-to-machine client.
     *
     * @return {@code scalekit.client-secret}
     */
    public String clientSecret() {
        return credentials.clientSecret();
    }

    /**
     * Returns the id of the connection between the MCP server and the application.
     *
     * @return {@code scalekit.connection-id}
     */
    public String connectionId() {
        return credentials.connectionId();
    }

    /**
     * Returns the id of the MCP server's resource, which is an audience of all access tokens.
     *
     * @return {@code res_} and digits by default
     */
    public String resourceId() {
        return environment.resourceId();
    }

    /**
     * Sets the application's login endpoint. {@code /oauth/authorize} redirects browsers to it.
     *
     * @param loginEndpoint an absolute http or https URL without a fragment
     * @throws IllegalArgumentException when the URL is of another form
     */
    public void loginEndpoint(URI loginEndpoint) {
        environment.loginEndpoint(loginEndpoint);
    }

    /**
     * Returns the application's login endpoint.
     *
     * @return the URL given last, here or in the settings
     */
    public URI loginEndpoint() {
        return environment.loginEndpoint();
    }

    /**
     * Sets the MCP server whose tool {@code whoami} the start page calls after a login. By default no tool is called.
     *
     * @param mcpServer the URL of the MCP endpoint
     */
    public void mcpServer(URI mcpServer) {
        environment.mcpServer(mcpServer);
    }

    /**
     * Creates a login request without an MCP client, with a random {@code state}. It is valid for ten minutes. The callback
     * answers with a page that shows the account.
     *
     * @return the two parameters for the login endpoint
     */
    public LoginRequestTicket newLoginRequest() {
        return newLoginRequest(environment.unguessableState());
    }

    /**
     * Creates a login request without an MCP client, with this {@code state}.
     *
     * @param state any text
     * @return the two parameters for the login endpoint
     * @throws IllegalArgumentException when another open login request has the same state
     */
    public LoginRequestTicket newLoginRequest(String state) {
        return environment.openLoginRequest(state);
    }

    /**
     * Lets a login request expire at once. An unknown id has no effect.
     *
     * @param loginRequestId the id
     */
    public void expire(String loginRequestId) {
        environment.loginRequests().expire(loginRequestId);
    }

    /** Revokes all access tokens of the machine-to-machine client. The user endpoint rejects them with 401. */
    public void revokeTokens() {
        environment.machineTokens().revokeAll();
    }

    /**
     * Returns a JWT with exactly these claims, signed with the environment's key. Use it to test a verifier of access tokens.
     *
     * @param claims the claims; times in seconds since 1970
     * @return the signed token
     * @throws IllegalArgumentException when a registered claim has a wrong type
     */
    public String signedToken(Map<String, Object> claims) {
        return environment.signedToken(claims);
    }

    /**
     * Returns the last 10,000 submissions of user details that the user endpoint accepted.
     *
     * @return a copy, oldest first
     */
    public List<Submission> submissions() {
        return environment.submissions().entries();
    }

    /**
     * Returns the ids of the last 10,000 login requests whose callback was called with the right state after a submission.
     *
     * @return a copy, oldest first
     */
    public List<String> callbacks() {
        return environment.callbacks().entries();
    }

    /**
     * Returns the last 10,000 requests, including rejected requests and requests that met a fault.
     *
     * @return a copy, oldest first
     */
    public List<RecordedRequest> requests() {
        return requests.entries();
    }

    /**
     * Returns the requests of {@link #requests()} to one endpoint.
     *
     * @param endpoint the endpoint
     * @return a copy, oldest first
     */
    public List<RecordedRequest> requestsTo(Endpoint endpoint) {
        return requests().stream()
                .filter(request -> request.endpoint() == endpoint)
                .toList();
    }

    /** Empties {@link #submissions()}, {@link #callbacks()} and {@link #requests()}. Login requests and tokens stay valid. */
    public void clearRecords() {
        environment.submissions().clear();
        environment.callbacks().clear();
        requests.clear();
    }

    /**
     * Adds a fault to an endpoint. Faults of one endpoint take effect one after the other, in the order in which they were added.
     *
     * @param endpoint the endpoint
     * @param fault the fault
     */
    public void inject(Endpoint endpoint, Fault fault) {
        faults.inject(endpoint, fault);
    }

    /** Removes all faults. Responses that a fault delays at this moment stay delayed. */
    public void clearFaults() {
        faults.clear();
    }

    /**
     * Replaces all faults with the faults of a scenario.
     *
     * @param scenario the scenario; {@link Scenario#NORMAL} removes all faults
     */
    public void scenario(Scenario scenario) {
        clearFaults();
        scenario.faults().forEach(this::inject);
    }

    /**
     * Returns the number of connections since the start, or since the last {@link #restart()}.
     *
     * @return the number of TCP connections that were accepted
     */
    public int connections() {
        return listener.connections();
    }

    /** Closes all connections, as Scalekit does with idle ones. The port stays open. */
    public void closeConnections() {
        listener.closeConnections();
    }

    /**
     * Closes the port and all connections. Login requests, tokens and records are kept. The port can be bound again when this
     * method returns. Has no effect on a stopped simulator.
     */
    public void stop() {
        listener.close();
    }

    /**
     * Opens the same port again. Has no effect on a running simulator.
     *
     * @throws java.io.UncheckedIOException when another process uses the port
     */
    public void restart() {
        listener.reopen();
    }

    /** Closes the port and all connections. The port can be bound again when this method returns. */
    @Override
    public void close() {
        listener.close();
    }
}
