// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import io.github.scalekitlogin.testkit.Authority;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scalekit by TLS, and by a proxy. */
class NetworkOptionsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Authority authority = new Authority();
    private final AtomicReference<SSLContext> certificate = new AtomicReference<>(authority.serving("127.0.0.1"));
    private final ScalekitSimulator scalekit =
            ScalekitSimulator.start(SimulatorSettings.defaults().withTls(certificate::get));

    @AfterEach
    void end() {
        scalekit.close();
    }

    @Test
    void shouldTrustWhomTheTrustStoreNames() throws Exception {
        try (ScalekitClient client = client(null, authority.trusted())) {
            submit(client);
            submit(client);
        }
        assertThat(scalekit.submissions()).hasSize(2);
        assertThat(scalekit.connections()).as("connections").isEqualTo(1);
    }

    @Test
    void shouldUseTheTrustStoreOfTheJvmWithoutATrustStore(@TempDir Path folder) throws Exception {
        try (ScalekitClient client = client(null, null)) {
            assertThatThrownBy(() -> submit(client)).hasMessageContaining("unable to find valid certification path");
        }
        assertThat(scalekit.requests()).isEmpty();
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            authority.trusted().store(out, "changeit".toCharArray());
        }
        Map<String, String> before = new HashMap<>();
        Map<String, String> trust =
                Map.of("javax.net.ssl.trustStore", file.toString(), "javax.net.ssl.trustStorePassword", "changeit");
        trust.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        int connections = scalekit.connections();
        try (ScalekitClient client = client(null, null)) {
            submit(client);
            submit(client);
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
        assertThat(scalekit.connections() - connections).as("connections").isEqualTo(1);
    }

    /** An application may have turned off the checks of its own calls, for the whole JVM. */
    @Test
    void shouldNotUseTheDefaultSslContextOfTheJvm() throws Exception {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(authority.trusting());
        try (ScalekitClient client = client(null, null)) {
            assertThatThrownBy(() -> submit(client)).hasMessageContaining("unable to find valid certification path");
        } finally {
            SSLContext.setDefault(before);
        }
        assertThat(scalekit.requests()).isEmpty();
    }

    @Test
    void shouldNotUseTheDefaultHostnameVerifierOfTheJvm() {
        certificate.set(authority.serving("another.example"));
        HostnameVerifier before = HttpsURLConnection.getDefaultHostnameVerifier();
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
        try (ScalekitClient client = client(null, authority.trusted())) {
            assertThatThrownBy(() -> submit(client)).hasMessageContaining("No subject alternative names");
        } finally {
            HttpsURLConnection.setDefaultHostnameVerifier(before);
        }
        assertThat(scalekit.requests()).isEmpty();
    }

    @Test
    void shouldRefuseACertificateForAnotherName() {
        certificate.set(authority.serving("another.example"));
        try (ScalekitClient client = client(null, authority.trusted())) {
            assertThatThrownBy(() -> submit(client))
                    .isInstanceOfSatisfying(ScalekitException.class, e -> {
                        assertThat(e.mayHaveArrived()).isFalse();
                        assertThat(e.reason()).isEqualTo(ScalekitException.Reason.MISCONFIGURED);
                    })
                    .hasMessageContaining("No subject alternative names")
                    .hasMessageContaining("scalekit.trust-store");
        }
        assertThat(scalekit.requests()).isEmpty();
    }

    @Test
    void shouldRefuseACertificateThatHasExpired() {
        certificate.set(authority.servingExpired("127.0.0.1"));
        try (ScalekitClient client = client(null, authority.trusted())) {
            assertThatThrownBy(() -> submit(client))
                    .hasMessageContaining("CertificateExpiredException")
                    .hasMessageContaining("scalekit.trust-store");
        }
        assertThat(scalekit.requests()).isEmpty();
    }

    @Test
    void shouldSubmitOnceThoughTheConnectionWasClosedMeanwhile() throws Exception {
        try (ScalekitClient client = client(null, authority.trusted())) {
            submit(client);
            scalekit.closeConnections();
            // Servers close connections that have been idle for longer than this. A busy machine notices it late.
            Thread.sleep(250);
            submit(client);
        }
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(2);
        assertThat(scalekit.submissions()).hasSize(2);
    }

    @Test
    void shouldGoThroughTheProxy() throws Exception {
        try (TunnelProxy proxy = TunnelProxy.start();
                ScalekitClient client = client(proxy.url(), authority.trusted())) {
            submit(client);
            submit(client);
            assertThat(proxy.tunnels())
                    .containsExactly(scalekit.environmentUrl().getAuthority());
        }
        assertThat(scalekit.submissions()).hasSize(2);
    }

    @Test
    void shouldGoThroughTheProxyOfTheJvm() throws Exception {
        try (TunnelProxy proxy = TunnelProxy.start();
                ScalekitClient client = client(null, authority.trusted())) {
            JvmProxy.during(proxy.url(), () -> submit(client));
            assertThat(proxy.tunnels()).hasSize(1);
        }
    }

    @Test
    void shouldSayWhileItWarmsUpWhyScalekitIsNotReached() {
        certificate.set(authority.servingExpired("127.0.0.1"));
        try (ScalekitClient client = client(null, authority.trusted())) {
            assertThatThrownBy(() -> Outcomes.of(client.warmUp(UserClaims::failedLogin)))
                    .isInstanceOf(ScalekitException.class)
                    .hasMessageContaining("CertificateExpiredException")
                    .hasMessageContaining("scalekit.trust-store");
        }
    }

    @Test
    void shouldSayThatTheProxyIsAway() throws Exception {
        URI gone;
        try (TunnelProxy proxy = TunnelProxy.start()) {
            gone = proxy.url();
        }
        try (ScalekitClient client = client(gone, authority.trusted())) {
            assertThatThrownBy(() -> submit(client)).hasMessageContaining("connection refused");
        }
        assertThat(scalekit.requests()).isEmpty();
    }

    private ScalekitClient client(URI proxy, KeyStore trustStore) {
        return new ScalekitClient(
                SimulatedEnvironment.of(scalekit),
                new ScalekitClient.Limits(Duration.ofSeconds(2), TIMEOUT, 4),
                new NetworkOptions(
                        proxy == null
                                ? null
                                : new NetworkOptions.HttpProxy(proxy.getHost(), proxy.getPort(), proxy.getUserInfo()),
                        trustStore));
    }

    private void submit(ScalekitClient client) throws ScalekitException {
        String id = scalekit.newLoginRequest().loginRequestId();
        Outcomes.of(client.submitUser(
                id,
                client.details(UserClaims.builder()
                        .sub("alice")
                        .email("alice@example.com")
                        .build()),
                Duration.ZERO));
    }
}
