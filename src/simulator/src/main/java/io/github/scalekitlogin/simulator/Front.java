// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The port callers see, in front of the JDK's server, which does not let faults near its sockets. */
final class Front implements AutoCloseable {

    private final ServerSocket door;
    private final Supplier<SSLContext> tls;
    private final InetSocketAddress server;
    private final ThreadFactory threads;
    private final Thread acceptor;
    /** By the port from which the server is called for them. */
    private final AtomicInteger connections = new AtomicInteger();

    private final Map<Integer, Wire> wires = new ConcurrentHashMap<>();

    Front(ServerSocket door, Supplier<SSLContext> tls, InetSocketAddress server, ThreadFactory threads) {
        this.door = door;
        this.tls = tls;
        this.server = server;
        this.threads = threads;
        this.acceptor = threads.newThread(this::connectCallers);
    }

    void open() {
        acceptor.start();
    }

    /** Returns the wire of a request, by the address it came from to the server. */
    Wire wire(InetSocketAddress from) {
        return wires.get(from.getPort());
    }

    /** Closes the port and every connection. The port can be bound again when this method returns. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The port cannot be closed", e);
        }
        awaitAcceptor();
        hangUp();
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

    /** Returns how many connections there have been. */
    int connections() {
        return connections.get();
    }

    /** Ends every connection. */
    void hangUp() {
        wires.values().forEach(Wire::close);
    }

    private void connectCallers() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException over) {
                // The port was closed, or this caller is gone: the next one may come.
            }
        }
    }

    /** The handshake comes with the first byte that is read. */
    private Socket secured(Socket caller) throws IOException {
        return tls == null ? caller : ((SSLSocket) tls.get().getSocketFactory().createSocket(caller, null, true));
    }

    private void connect(Socket caller) throws IOException {
        try {
            Socket inner = new Socket(server.getAddress(), server.getPort());
            // Nothing waits for more bytes to come: answers are as quick as without the detour.
            caller.setTcpNoDelay(true);
            inner.setTcpNoDelay(true);
            Wire wire = new Wire(caller, secured(caller), inner);
            int port = inner.getLocalPort();
            wires.put(port, wire);
            connections.incrementAndGet();
            threads.newThread(wire::passRequests).start();
            threads.newThread(() -> {
                        wire.passAnswers();
                        wires.remove(port, wire);
                    })
                    .start();
        } catch (IOException e) {
            caller.close();
            throw e;
        }
    }
}
