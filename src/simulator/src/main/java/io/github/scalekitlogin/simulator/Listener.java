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

/** The port on loopback: opened once, it can be closed and opened again under the same number. */
final class Listener {

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final int port;
    private final Supplier<SSLContext> tls;
    private Dispatcher dispatcher;
    private ServerSocket door;
    private Front front;
    private HttpServer server;
    private ExecutorService threads;

    /** Binds at once, so that the environment URL is known; answers from {@link #serve} on. */
    Listener(int port, Supplier<SSLContext> tls) {
        this.door = bind(port);
        this.port = door.getLocalPort();
        this.tls = tls;
    }

    URI environmentUrl() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port);
    }

    synchronized void serve(Dispatcher requestDispatcher) {
        dispatcher = requestDispatcher;
        // The JDK's server sends head and body apart; with Nagle's algorithm each answer would take 40 ms longer.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            server = HttpServer.create(loopback(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No free port of 127.0.0.1 can be opened: " + e.getMessage(), e);
        }
        Front opened = new Front(door, tls, server.getAddress(), this::newThread);
        front = opened;
        // Unbounded: stalled answers must not keep the next request waiting.
        threads = Executors.newCachedThreadPool(this::newThread);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> dispatcher.handle(
                        exchange, new Connection(exchange, opened.wire(exchange.getRemoteAddress()))));
        server.start();
        front.open();
    }

    /** Returns how many connections there have been since the port was opened. */
    synchronized int connections() {
        return front.connections();
    }

    /** Ends every connection; the port stays open. */
    synchronized void hangUp() {
        if (server != null) {
            front.hangUp();
        }
    }

    synchronized void close() {
        if (server != null) {
            front.close();
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    synchronized void reopen() {
        if (server == null) {
            door = bind(port);
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
            ServerSocket door = new ServerSocket();
            door.bind(loopback(port));
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of 127.0.0.1 cannot be opened: " + e.getMessage(), e);
        }
    }

    private static InetSocketAddress loopback(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port);
    }
}
