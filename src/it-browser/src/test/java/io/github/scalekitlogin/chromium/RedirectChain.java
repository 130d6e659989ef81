// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * An attacker's web site that redirects the browser several times before it reaches an address of the application. A browser
 * stops after a fixed number of redirects, so the application's own redirects are not followed and its next page is not shown.
 */
public final class RedirectChain implements AutoCloseable {

    /** Chromium follows 19 redirects: the one that the target answers with is one too many. */
    public static final int REDIRECTS = 19;

    private final HttpServer server;

    private RedirectChain(HttpServer server) {
        this.server = server;
    }

    /** Starts a site that reaches the target with the last redirect that the browser follows. */
    public static RedirectChain to(URI target) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                exchange.getResponseHeaders().set("Location", left == 1 ? target.toString() : "/" + (left - 1));
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.start();
            return new RedirectChain(server);
        } catch (IOException e) {
            throw new UncheckedIOException("The attacker has no port", e);
        }
    }

    /** Returns the address at which the chain starts, on another site than the application. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + REDIRECTS);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
