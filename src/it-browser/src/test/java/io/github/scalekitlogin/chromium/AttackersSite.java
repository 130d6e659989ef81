// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * An attacker's web site with one page. By the name {@code localhost} it is another site than an application at
 * {@code 127.0.0.1}; by the same address, another origin of the same site.
 */
public final class AttackersSite implements AutoCloseable {

    private final HttpServer server;

    private AttackersSite(HttpServer server) {
        this.server = server;
    }

    /** Starts it, with this as its page's body. */
    public static AttackersSite start(String body) {
        byte[] page = ("<!DOCTYPE html><html lang=\"en\"><title>Win a prize</title>" + body + "</html>")
                .getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                exchange.getResponseHeaders().set("Referrer-Policy", "unsafe-url");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            return new AttackersSite(server);
        } catch (IOException e) {
            throw new UncheckedIOException("The attacker has no port", e);
        }
    }

    /** Returns the page's address by a name of this machine. */
    public URI url(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
