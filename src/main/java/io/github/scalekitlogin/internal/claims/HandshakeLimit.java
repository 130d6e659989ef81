// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Limits the TLS handshake of StartTLS, for which JNDI has no limit. Used once, by one thread. */
final class HandshakeLimit extends SSLSocketFactory {

    private final SSLSocketFactory delegate;
    private final Duration limit;

    HandshakeLimit(SSLSocketFactory delegate, Duration limit) {
        this.delegate = delegate;
        this.limit = limit;
    }

    /** JNDI reads with its own limit after the handshake. */
    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        SSLSocket socket = (SSLSocket) delegate.createSocket(connected, host, port, autoClose);
        socket.setSoTimeout((int) Math.max(1, limit.toMillis()));
        socket.startHandshake();
        socket.setSoTimeout(0);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return delegate.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return delegate.getSupportedCipherSuites();
    }
}
