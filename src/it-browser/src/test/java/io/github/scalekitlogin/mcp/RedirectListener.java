// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** The port on loopback at which a native client waits for the browser (RFC 8252, section 7.3). */
final class RedirectListener implements AutoCloseable {

    private final CompletableFuture<URI> arrival = new CompletableFuture<>();
    private final HttpServer server;

    RedirectListener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port on loopback", e);
        }
        server.createContext("/callback", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            arrival.complete(redirectUri().resolve(exchange.getRequestURI()));
        });
        server.start();
    }

    URI redirectUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callback");
    }

    /** Waits for the browser. */
    URI arrival() {
        return arrival.join();
    }

    @Override
    public void close() {
        arrival.cancel(false);
        server.stop(0);
    }
}
