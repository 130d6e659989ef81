// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Three web servers that record the requests they get. In the texts of a test, <code>{app}</code> is the origin of an
 * application, <code>{port}</code> another origin of the same site, <code>{other}</code> another site.
 */
final class RecordingSites implements AutoCloseable {

    private static final List<String> HEADERS = List.of(
            "Cookie", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User", "Referer", "Origin");

    private static final Map<String, String> HOSTS =
            Map.of("{app}", "127.0.0.1", "{port}", "127.0.0.1", "{other}", "localhost");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpServer> servers = new LinkedHashMap<>();
    private final Map<String, Response> responses = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    /** What a server answers at an address. */
    record Response(int status, String body, Map<String, List<String>> headers) {}

    RecordingSites() {
        HOSTS.forEach((name, host) -> servers.put(name, start(name, host)));
    }

    /** Replaces all responses and forgets all requests; the texts may contain the names of the origins. */
    synchronized void reset(Map<String, Response> next) {
        responses.clear();
        responses.putAll(next);
        requests.clear();
    }

    /** Returns the requests so far: method, address, the headers that are compared, and the body. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Waits for a number of requests; returns whether there were as many in time. */
    synchronized boolean await(int count, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toMillis(); requests.size() < count && left > 0; ) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return requests.size() >= count;
    }

    /** Replaces the names of the origins by the origins. */
    String resolve(String text) {
        String resolved = text;
        for (String name : servers.keySet()) {
            resolved = resolved.replace(name, origin(name));
        }
        return resolved;
    }

    private String unresolve(String text) {
        String named = text;
        for (String name : servers.keySet()) {
            named = named.replace(origin(name), name);
        }
        return named;
    }

    private String origin(String name) {
        return "http://" + HOSTS.get(name) + ":"
                + servers.get(name).getAddress().getPort();
    }

    private HttpServer start(String name, String host) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(name, exchange));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("No port for " + host, e);
        }
    }

    private void answer(String name, HttpExchange exchange) throws IOException {
        try (exchange) {
            String address = name + exchange.getRequestURI();
            if (address.endsWith("/favicon.ico")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Response response = record(address, exchange);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            response.headers()
                    .forEach((header, values) -> values.forEach(
                            value -> exchange.getResponseHeaders().add(header, resolve(value))));
            byte[] body = resolve(response.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Response record(String address, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(exchange.getRequestMethod() + " " + address);
        for (String header : HEADERS) {
            List<String> values = exchange.getRequestHeaders().getOrDefault(header, List.of());
            values.forEach(
                    value -> request.append(" | ").append(header).append(": ").append(unresolve(value)));
        }
        if (!body.isEmpty()) {
            request.append(" | ").append(body);
        }
        synchronized (this) {
            requests.add(request.toString());
            notifyAll();
            return responses.getOrDefault(
                    address.replaceFirst("\\?.*", ""),
                    new Response(200, "<!DOCTYPE html><title>End</title>", Map.of()));
        }
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
