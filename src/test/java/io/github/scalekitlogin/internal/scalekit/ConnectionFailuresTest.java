// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import jakarta.ws.rs.ProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailuresTest {

    private static final boolean MAY_HAVE_ARRIVED = true;
    private static final boolean NOT_SENT = false;

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void shouldTellReasonAndWhetherTheRequestMayHaveArrived(
            String name, Exception failure, Reason reason, boolean mayHaveArrived) {
        ScalekitException classified = ConnectionFailures.classify(
                URI.create("https://example.scalekit.com/x"), new ProcessingException(new IOException(failure)));
        assertThat(classified.reason()).isEqualTo(reason);
        assertThat(classified.mayHaveArrived()).isEqualTo(mayHaveArrived);
        assertThat(classified).hasMessageContaining("https://example.scalekit.com/x");
    }

    static Stream<Arguments> failures() {
        Exception untrusted = new SSLHandshakeException("PKIX");
        untrusted.initCause(new CertificateException("No subject alternative names"));
        Exception terminated = new SSLHandshakeException("Remote host terminated the handshake");
        terminated.initCause(new EOFException("SSL peer shut down incorrectly"));
        return Stream.of(
                row("connection refused", new ConnectException("Connection refused"), Reason.UNREACHABLE, NOT_SENT),
                row("unknown host", new UnknownHostException("example"), Reason.UNREACHABLE, NOT_SENT),
                row("no route", new NoRouteToHostException("No route to host"), Reason.UNREACHABLE, NOT_SENT),
                row("connect timeout", new SocketTimeoutException("Connect timed out"), Reason.UNREACHABLE, NOT_SENT),
                row(
                        "proxy refused the tunnel",
                        new IOException("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 502\""),
                        Reason.UNREACHABLE,
                        NOT_SENT),
                row("certificate not trusted", untrusted, Reason.MISCONFIGURED, NOT_SENT),
                row("handshake terminated", terminated, Reason.UNREACHABLE, NOT_SENT),
                row(
                        "no TLS server",
                        new SSLException("Unsupported or unrecognized SSL message"),
                        Reason.UNREACHABLE,
                        NOT_SENT),
                row("body incomplete", new IOException("insufficient data written"), Reason.UNREACHABLE, NOT_SENT),
                row("read timeout", new SocketTimeoutException("Read timed out"), Reason.TIMEOUT, MAY_HAVE_ARRIVED),
                row("reset", new SocketException("Connection reset"), Reason.UNREACHABLE, MAY_HAVE_ARRIVED),
                row(
                        "closed without an answer",
                        new SocketException("Unexpected end of file from server"),
                        Reason.UNREACHABLE,
                        MAY_HAVE_ARRIVED));
    }

    private static Arguments row(String name, Exception failure, Reason reason, boolean mayHaveArrived) {
        return Arguments.of(name, failure, reason, mayHaveArrived);
    }
}
