// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The settings of a simulator. Immutable. No component but {@code tls} may be null.
 *
 * @param port 0 to 65,535; 0 (the default) for any free port
 * @param credentials the credentials of the application
 * @param resourceId id of the MCP server's resource, an audience of all access tokens; default {@code res_70982106544690000}
 * @param loginEndpoint the application's login endpoint, an absolute http or https URL without a fragment; default {@code
 *     http://localhost:8080/sample/scalekit/login}
 * @param clock the clock for the expiry of login requests, codes and tokens; default the system clock
 * @param tls called for each new connection to get its certificate; null (the default) for plain HTTP
 * @since 1.0
 */
public record SimulatorSettings(
        int port,
        Credentials credentials,
        String resourceId,
        URI loginEndpoint,
        InstantSource clock,
        Supplier<SSLContext> tls) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when the port is out of range or the login endpoint has another form
     */
    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(resourceId, "resourceId");
        requireLoginEndpoint(loginEndpoint);
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns the default settings.
     *
     * @return any free port, {@link Credentials#defaults()}, the system clock, plain HTTP
     */
    public static SimulatorSettings defaults() {
        URI loginEndpoint = URI.create("http://localhost:8080/sample/scalekit/login");
        return new SimulatorSettings(
                0, Credentials.defaults(), "res_70982106544690000", loginEndpoint, InstantSource.system(), null);
    }

    /**
     * Returns a copy with another port.
     *
     * @param newPort 0 to 65,535
     * @return the copy
     */
    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(newPort, credentials, resourceId, loginEndpoint, clock, tls);
    }

    /**
     * Returns a copy with other credentials.
     *
     * @param newCredentials the credentials
     * @return the copy
     */
    public SimulatorSettings withCredentials(Credentials newCredentials) {
        return new SimulatorSettings(port, newCredentials, resourceId, loginEndpoint, clock, tls);
    }

    /**
     * Returns a copy with another resource id.
     *
     * @param newResourceId the resource id
     * @return the copy
     */
    public SimulatorSettings withResourceId(String newResourceId) {
        return new SimulatorSettings(port, credentials, newResourceId, loginEndpoint, clock, tls);
    }

    /**
     * Returns a copy with another login endpoint.
     *
     * @param newLoginEndpoint an absolute http or https URL without a fragment
     * @return the copy
     */
    public SimulatorSettings withLoginEndpoint(URI newLoginEndpoint) {
        return new SimulatorSettings(port, credentials, resourceId, newLoginEndpoint, clock, tls);
    }

    /**
     * Returns a copy with another clock.
     *
     * @param newClock the clock
     * @return the copy
     */
    public SimulatorSettings withClock(InstantSource newClock) {
        return new SimulatorSettings(port, credentials, resourceId, loginEndpoint, newClock, tls);
    }

    /**
     * Returns a copy that serves HTTPS.
     *
     * @param newTls called for each new connection; null for plain HTTP
     * @return the copy
     */
    public SimulatorSettings withTls(Supplier<SSLContext> newTls) {
        return new SimulatorSettings(port, credentials, resourceId, loginEndpoint, clock, newTls);
    }

    static URI requireLoginEndpoint(URI uri) {
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The login endpoint must be an absolute http or https URL without a fragment, was \"" + uri + "\"");
        }
        return uri;
    }
}
