// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The simulator's port on 127.0.0.1. It can be closed and opened again with the same number. */
final class Listener {

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final int port;
    private final Supplier<SSLContext> tls;
    private Dispatcher dispatcher;
    private ServerSocket serverSocket;
    private ConnectionProxy proxy;
    private HttpServer server;
    private ExecutorService threads;

    /** Binds the port, so that the environment URL is known. Requests are answered after {@link #serve}. */
    Listener(int port, Supplier<SSLContext> tls) {
        this.serverSocket = bind(port);
        this.port = serverSocket.getLocalPort();
        this.tls = tls;
    }

    URI environmentUrl() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port);
    }

    synchronized void serve(Dispatcher requestDispatcher) {
        dispatcher = requestDispatcher;
        // The JDK's server sends headers and body separately; with Nagle's algorithm each response would take 40 ms
        // longer.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            server = HttpServer.create(loopback(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port of 127.0.0.1 can be opened: " + e.getMessage(), e);
        }
        ConnectionProxy started = new ConnectionProxy(serverSocket, tls, server.getAddress(), this::newThread);
        proxy = started;
        // Unbounded: delayed responses must not block other requests.
        threads = Executors.newCachedThreadPool(this::newThread);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> dispatcher.handle(
                        exchange, new ResponseSender(exchange, started.connectionFrom(exchange.getRemoteAddress()))));
        server.start();
        proxy.start();
    }

    /** Returns the number of connections since the port was opened. */
    synchronized int connections() {
        return proxy.accepted();
    }

    /** Closes all connections; the port stays open. */
    synchronized void closeConnections() {
        if (server != null) {
            proxy.closeConnections();
        }
    }

    synchronized void close() {
        if (server != null) {
            proxy.close();
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    synchronized void reopen() {
        if (server == null) {
            serverSocket = bind(port);
            serve(dispatcher);
        }
    }

    private Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "scalekit-simulator-" + port);
        thread.setDaemon(true);
        return thread;
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(loopback(port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of 127.0.0.1 cannot be opened: " + e.getMessage(), e);
        }
    }

    private static InetSocketAddress loopback(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port);
    }
}
