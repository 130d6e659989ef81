// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before a person comes. */
class WarmUpTest {

    private static final Logger LOG = Logger.getLogger("io.github.scalekitlogin");

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(handler);
    }

    @Test
    void shouldLogThatScalekitIsAwayBeforeAPersonFindsOut() throws Exception {
        int nobodys;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodys = socket.getLocalPort();
        }
        warmUp("https://127.0.0.1:" + nobodys);
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
        assertThat(logged.get(0).getMessage() + List.of(logged.get(0).getParameters()))
                .contains("https://127.0.0.1:" + nobodys)
                .contains("Connection refused")
                .contains("nobody is handed over");
    }

    /** Only on loopback, where tests are. */
    @Test
    void shouldLeaveAnEnvironmentWithoutTlsAlone() {
        warmUp("http://127.0.0.1:1");
        assertThat(logged).isEmpty();
    }

    private static void warmUp(String environment) {
        try (ScalekitClient client = new ScalekitClient(
                        new ScalekitEnvironment(URI.create(environment), "conn_1", "skc_1", () -> "secret"),
                        new ScalekitClient.Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1),
                        NetworkOptions.direct());
                WarmUp warmUp = new WarmUp(client)) {
            warmUp.begin();
        }
    }
}
