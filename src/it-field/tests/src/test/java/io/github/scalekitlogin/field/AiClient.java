// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The web site of an AI client, at {@code localhost}: another site than an application at {@code 127.0.0.1}. */
final class AiClient {

    private static final HttpServer SERVER = start();

    private AiClient() {}

    /** Returns the address of a page with these links. */
    static URI pageWith(List<URI> links) {
        String all = links.stream().map(URI::toString).collect(Collectors.joining("\n"));
        String path = Base64.getUrlEncoder().encodeToString(all.getBytes(StandardCharsets.UTF_8));
        return URI.create("http://localhost:" + SERVER.getAddress().getPort() + "/" + path);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] page =
                        page(exchange.getRequestURI().getPath().substring(1)).getBytes(StandardCharsets.UTF_8);
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
        String links = new String(Base64.getUrlDecoder().decode(path), StandardCharsets.UTF_8);
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html><html lang='en'><title>AI client</title><h1>AI client</h1>");
        links.lines()
                .forEach(link -> page.append("<p><a href='")
                        .append(link.replace("&", "&amp;"))
                        .append("'>Connect</a></p>"));
        return page.append("</html>").toString();
    }
}
