// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.testkit.CapturedLog;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before a person comes. */
class ConnectionWarmUpTest {

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void shouldLogThatScalekitIsAwayBeforeAPersonFindsOut() throws Exception {
        int nobodys;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodys = socket.getLocalPort();
        }
        warmUp("https://127.0.0.1:" + nobodys);
        assertThat(log.records()).hasSize(1);
        assertThat(log.records().get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(log.records().get(0).getMessage()
                        + List.of(log.records().get(0).getParameters()))
                .contains("https://127.0.0.1:" + nobodys)
                .contains("Connection refused")
                .contains("nobody is handed over");
    }

    /** Only on loopback, where tests are. */
    @Test
    void shouldLeaveAnEnvironmentWithoutTlsAlone() {
        warmUp("http://127.0.0.1:1");
        assertThat(log.records()).isEmpty();
    }

    private static void warmUp(String environment) {
        try (ScalekitClient client = new ScalekitClient(
                        new ScalekitEnvironment(URI.create(environment), "conn_1", "skc_1", () -> "secret"),
                        new ScalekitClient.Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1),
                        NetworkOptions.direct());
                ConnectionWarmUp warmUp = new ConnectionWarmUp(client)) {
            warmUp.start();
        }
    }
}
