// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import io.github.scalekitlogin.testkit.Authority;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** A test environment whose Scalekit is reached by TLS, with a certificate that may be wrong, and where time is short. */
final class FaultyEnvironment implements AutoCloseable {

    static final String CONTEXT = "/plain";
    private static final Path TRUST_STORE = TestEnvironment.serverTarget().resolve("scalekit.p12");
    private static final String HOST = "127.0.0.1";

    private final Authority authority = new Authority();
    private final SSLContext right = authority.serving(HOST);
    private final AtomicReference<SSLContext> wrong = new AtomicReference<>();
    private final AtomicInteger times = new AtomicInteger();
    private final TestEnvironment environment;

    /** Starts a server with one application, a WAR of the tests with the pages of {@code plain}. */
    FaultyEnvironment(String war) {
        environment = TestEnvironment.beside(
                SimulatorSettings.defaults().withTls(this::certificate),
                authority.settings(TRUST_STORE, Map.of("scalekit.timeout", "2s")),
                Map.of(CONTEXT, Wars.build(war)));
    }

    TestEnvironment environment() {
        return environment;
    }

    ScalekitSimulator scalekit() {
        return environment.scalekit();
    }

    /** Opens a browser without cookies that trusts the certificate of Scalekit. */
    Browser browser() {
        return new Browser().presenting(authority.trusting());
    }

    /** Presents a certificate for another name at the next so many connections. */
    void presentForAnotherName(int connections) {
        present(authority.serving("another.example"), connections);
    }

    /** Presents a certificate that has expired at the next so many connections. */
    void presentExpired(int connections) {
        present(authority.servingExpired(HOST), connections);
    }

    private void present(SSLContext certificate, int connections) {
        wrong.set(certificate);
        times.set(connections);
        scalekit().closeConnections();
        // Servers close connections that have been idle for longer than this.
        LockSupport.parkNanos(5_000_000);
    }

    /** Ends all faults of Scalekit. */
    void endFaults() {
        times.set(0);
        scalekit().clearFaults();
        scalekit().restart();
    }

    private SSLContext certificate() {
        return times.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? wrong.get() : right;
    }

    @Override
    public void close() {
        environment.close();
    }
}
