// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Accepts connections on the public port and forwards them to the JDK's HTTP server. The JDK's server gives no access to its
 * sockets, which faults such as a TCP reset need.
 */
final class ConnectionProxy implements AutoCloseable {

    private final ServerSocket serverSocket;
    private final Supplier<SSLContext> tls;
    private final InetSocketAddress httpServer;
    private final ThreadFactory threads;
    private final Thread acceptor;
    private final AtomicInteger accepted = new AtomicInteger();
    /** The key is the local port of the connection to the HTTP server. */
    private final Map<Integer, ProxiedConnection> connections = new ConcurrentHashMap<>();

    ConnectionProxy(
            ServerSocket serverSocket, Supplier<SSLContext> tls, InetSocketAddress httpServer, ThreadFactory threads) {
        this.serverSocket = serverSocket;
        this.tls = tls;
        this.httpServer = httpServer;
        this.threads = threads;
        this.acceptor = threads.newThread(this::acceptConnections);
    }

    void start() {
        acceptor.start();
    }

    /** Returns the connection of a request, found by the address from which the HTTP server received it. */
    ProxiedConnection connectionFrom(InetSocketAddress remoteAddress) {
        return connections.get(remoteAddress.getPort());
    }

    /** Closes the port and all connections. The port can be bound again when this method returns. */
    @Override
    public void close() {
        try {
            serverSocket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The port cannot be closed", e);
        }
        awaitAcceptor();
        closeConnections();
    }

    /**
     * The kernel keeps the listening socket until a blocked accept returns, and {@code ServerSocket.close()} does not wait for
     * that. Another bind to the port would fail until then.
     */
    private void awaitAcceptor() {
        boolean interrupted = false;
        while (acceptor.isAlive()) {
            try {
                acceptor.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the number of connections since the port was opened. */
    int accepted() {
        return accepted.get();
    }

    void closeConnections() {
        connections.values().forEach(ProxiedConnection::close);
    }

    private void acceptConnections() {
        while (!serverSocket.isClosed()) {
            try {
                forward(serverSocket.accept());
            } catch (IOException e) {
                // The port was closed, or this client has gone. The loop condition decides which.
            }
        }
    }

    private void forward(Socket client) throws IOException {
        try {
            // Not by a SOCKS proxy that the JVM's system properties name.
            Socket server = new Socket(Proxy.NO_PROXY);
            server.connect(httpServer);
            // Without Nagle's algorithm the proxy adds no delay.
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            ProxiedConnection connection = new ProxiedConnection(client, withTls(client), server);
            int port = server.getLocalPort();
            connections.put(port, connection);
            accepted.incrementAndGet();
            threads.newThread(connection::forwardRequests).start();
            threads.newThread(() -> {
                        connection.forwardResponses();
                        connections.remove(port, connection);
                    })
                    .start();
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** The handshake starts when the first byte is read. */
    private Socket withTls(Socket client) throws IOException {
        return tls == null ? client : ((SSLSocket) tls.get().getSocketFactory().createSocket(client, null, true));
    }
}
