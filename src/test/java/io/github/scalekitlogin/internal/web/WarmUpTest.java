// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.testkit.CapturedLog;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before a person comes. */
class WarmUpTest {

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
        assertThat(message())
                .contains("https://127.0.0.1:" + nobodys)
                .contains("connection refused")
                .contains("nobody is handed over");
    }

    @Test
    void shouldLogThatTheSecretIsWrongBeforeAPersonFindsOut() throws Exception {
        try (ScalekitSimulator scalekit = ScalekitSimulator.start(0)) {
            warmUp(scalekit.environmentUrl().toString());
            assertThat(message()).contains("scalekit.client-secret").contains("nobody is handed over");
        }
    }

    @Test
    void shouldLogNothingIfTheApplicationEnds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ScalekitClient client = client("http://127.0.0.1:" + silent.getLocalPort())) {
            WarmUp warmUp = new WarmUp(() -> client);
            warmUp.start();
            warmUp.close();
        }
        assertThat(log.records()).isEmpty();
    }

    @Test
    void shouldNotLetTheDeploymentWaitForTheClient() throws Exception {
        CountDownLatch deployed = new CountDownLatch(1);
        AtomicBoolean created = new AtomicBoolean();
        try (ScalekitClient client = client("http://127.0.0.1:1")) {
            WarmUp warmUp = new WarmUp(() -> {
                await(deployed);
                created.set(true);
                return client;
            });
            warmUp.start();
            assertThat(created).isFalse();
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(deployed::countDown);
            warmUp.close();
            assertThat(created).as("created, so that it can be closed").isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String message() {
        return log.records().get(0).getMessage();
    }

    private void warmUp(String environment) throws InterruptedException {
        try (ScalekitClient client = client(environment)) {
            new WarmUp(() -> client).start();
            for (int i = 0; i < 500 && log.records().isEmpty(); i++) {
                Thread.sleep(10);
            }
        }
    }

    private static ScalekitClient client(String environment) {
        return new ScalekitClient(
                new ScalekitEnvironment(URI.create(environment), "conn_1", "skc_1", () -> "secret"),
                new ScalekitClient.Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1),
                NetworkOptions.direct());
    }
}
