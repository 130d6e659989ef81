// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The selected server with these applications, which hand over by TLS without a confirm page.
 *
 * @param scalekit the stub that they call
 * @param environment the server
 */
record ServerByTls(BareServer scalekit, TestEnvironment environment) implements AutoCloseable {

    /** Starts them. */
    static ServerByTls with(Map<String, Path> applications) throws IOException {
        Authority authority = new Authority();
        BareServer scalekit =
                BareServer.openByTls(authority.serving("127.0.0.1").getServerSocketFactory());
        try {
            return new ServerByTls(
                    scalekit,
                    TestEnvironment.beside(
                            SimulatorSettings.defaults(),
                            authority.settings(
                                    Benchmarks.FOLDER.resolve("scalekit.p12"),
                                    Map.of(
                                            "scalekit.environment-url",
                                            scalekit.url().toString(),
                                            "scalekit.confirm",
                                            "never")),
                            applications));
        } catch (RuntimeException e) {
            scalekit.close();
            throw e;
        }
    }

    @Override
    public void close() {
        environment.close();
        scalekit.close();
    }
}
