// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import jakarta.ws.rs.ProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a request was sent is known from its body ({@link OneTimeBodyTest}); here is why it failed. */
class ConnectionFailuresTest {

    private static final boolean SENT = true;
    private static final boolean NOT_SENT = false;

    @ParameterizedTest(name = "{0}, sent: {2}: {3}")
    @MethodSource("failures")
    void shouldNameTheReason(String name, Exception failure, boolean sent, Reason reason) {
        ScalekitException classified = ConnectionFailures.classify(
                URI.create("https://example.scalekit.com/x"),
                new ProcessingException(new CompletionException(failure)),
                sent);
        assertThat(classified.reason()).isEqualTo(reason);
        assertThat(classified.mayHaveArrived()).isEqualTo(sent);
        assertThat(classified).hasMessageContaining("https://example.scalekit.com/x");
    }

    static Stream<Arguments> failures() {
        Exception untrusted = new SSLHandshakeException("PKIX");
        untrusted.initCause(new CertificateException("No subject alternative names"));
        Exception terminated = new SSLHandshakeException("Remote host terminated the handshake");
        terminated.initCause(new EOFException("SSL peer shut down incorrectly"));
        return Stream.of(
                row("connection refused", new ConnectException("Connection refused"), NOT_SENT, Reason.UNREACHABLE),
                row("connect timeout", new HttpConnectTimeoutException("timed out"), NOT_SENT, Reason.UNREACHABLE),
                row("proxy refused the tunnel", new IOException("Tunnel failed"), NOT_SENT, Reason.UNREACHABLE),
                row("certificate not trusted", untrusted, NOT_SENT, Reason.MISCONFIGURED),
                row("handshake terminated", terminated, NOT_SENT, Reason.UNREACHABLE),
                row("closed without an answer", new EOFException("EOF reached"), SENT, Reason.UNREACHABLE));
    }

    private static Arguments row(String name, Exception failure, boolean sent, Reason reason) {
        return Arguments.of(name, failure, sent, reason);
    }
}
