// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The port on loopback: opened once, it can be closed and opened again under the same number. */
final class Listener {

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final int port;
    private HttpHandler handler;
    private HttpServer server;
    private ExecutorService threads;

    /** Binds at once, so that the environment URL is known; answers from {@link #serve} on. */
    Listener(int port) {
        this.server = bind(port);
        this.port = server.getAddress().getPort();
    }

    URI environmentUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    synchronized void serve(HttpHandler requestHandler) {
        handler = requestHandler;
        // Unbounded: stalled answers must not keep the next request waiting.
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "scalekit-simulator-" + port);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    synchronized void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    synchronized void reopen() {
        if (server == null) {
            server = bind(port);
            serve(handler);
        }
    }

    private static HttpServer bind(int port) {
        // The JDK's server sends head and body apart; with Nagle's algorithm each answer would take 40 ms longer.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of 127.0.0.1 cannot be opened: " + e.getMessage(), e);
        }
    }
}
