// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How a simulator is set up.
 *
 * @param port 0 for any free one
 * @param resourceId audience of access tokens for which the MCP client named no resource
 * @param loginEndpoint the app's login endpoint, to which {@code /oauth/authorize} sends the browser; absolute
 * @param clock tells the time by which login requests, codes and tokens expire
 * @param tls asked for each new connection, whose certificate it presents; null for plain HTTP
 */
public record SimulatorSettings(
        int port,
        Credentials credentials,
        String resourceId,
        URI loginEndpoint,
        InstantSource clock,
        Supplier<SSLContext> tls) {

    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(resourceId, "resourceId");
        requireLoginEndpoint(loginEndpoint);
        Objects.requireNonNull(clock, "clock");
    }

    /** Returns settings for a free port, the default credentials, the system's clock and an app on port 8080. */
    public static SimulatorSettings defaults() {
        URI loginEndpoint = URI.create("http://localhost:8080/sample/scalekit/login");
        return new SimulatorSettings(
                0, Credentials.defaults(), "res_70982106544690000", loginEndpoint, InstantSource.system(), null);
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(newPort, credentials, resourceId, loginEndpoint, clock, tls);
    }

    public SimulatorSettings withCredentials(Credentials newCredentials) {
        return new SimulatorSettings(port, newCredentials, resourceId, loginEndpoint, clock, tls);
    }

    public SimulatorSettings withResourceId(String newResourceId) {
        return new SimulatorSettings(port, credentials, newResourceId, loginEndpoint, clock, tls);
    }

    public SimulatorSettings withLoginEndpoint(URI newLoginEndpoint) {
        return new SimulatorSettings(port, credentials, resourceId, newLoginEndpoint, clock, tls);
    }

    public SimulatorSettings withClock(InstantSource newClock) {
        return new SimulatorSettings(port, credentials, resourceId, loginEndpoint, newClock, tls);
    }

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
