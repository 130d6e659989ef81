// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** The web site of an AI client, at {@code localhost}: another site than an application at {@code 127.0.0.1}. */
final class AiClient {

    private static final HttpServer SERVER = start();

    private AiClient() {}

    /** Returns the address of a page with these links. */
    static URI pageWith(List<URI> links) {
        StringBuilder query = new StringBuilder();
        links.forEach(link ->
                query.append(query.isEmpty() ? "?" : "|").append(link.toString().replace("&", "&amp;")));
        // As a path, so that nothing has to be decoded but percent signs.
        String path = new String(java.util.Base64.getUrlEncoder()
                .encode(query.toString().getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
        return URI.create("http://localhost:" + SERVER.getAddress().getPort() + "/" + path);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] page = page(exchange.getRequestURI().getPath().substring(1)).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "AI client");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The AI client has no port", e);
        }
    }

    private static String page(String path) {
        if (path.equals("favicon.ico")) {
            return "";
        }
        String links = new String(java.util.Base64.getUrlDecoder().decode(path), StandardCharsets.UTF_8).substring(1);
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang='en'><title>AI client</title><h1>AI client</h1>");
        for (String link : links.split("\\|")) {
            page.append("<p><a href='").append(link).append("'>Connect</a></p>");
        }
        return page.append("</html>").toString();
    }
}
