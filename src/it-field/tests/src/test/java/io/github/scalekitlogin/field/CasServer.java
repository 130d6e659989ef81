// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of a CAS server that a client needs: a login page, single sign-on by a cookie, tickets and their validation. */
final class CasServer {

    private static final String COOKIE = "TGC=";
    private static final CasServer SHARED = new CasServer();

    private final HttpServer server;
    private final AtomicInteger numbers = new AtomicInteger();
    /** Names by ticket. */
    private final Map<String, String> tickets = new ConcurrentHashMap<>();

    private CasServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The CAS server has no port", e);
        }
        server.createContext("/cas/login", this::login);
        server.createContext("/cas/logout", this::logout);
        server.createContext("/cas/p3/serviceValidate", this::validate);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "CAS server");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    static CasServer shared() {
        return SHARED;
    }

    /** Returns the address of the server: another site than the applications. */
    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/cas");
    }

    private void login(HttpExchange exchange) throws IOException {
        Map<String, String> fields = fields(exchange.getRequestURI().getRawQuery());
        String service = fields.getOrDefault("service", "");
        if (exchange.getRequestMethod().equals("POST")) {
            Map<String, String> typed =
                    fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String name = typed.get("username");
            if (List.of("alice", "bob").contains(name) && "secret".equals(typed.get("password"))) {
                exchange.getResponseHeaders().set("Set-Cookie", COOKIE + name + "; Path=/cas; HttpOnly");
                redirect(exchange, service, name);
                return;
            }
        }
        String signedIn = signedIn(exchange);
        if (signedIn != null) {
            redirect(exchange, service, signedIn);
            return;
        }
        show(exchange, "text/html", """
                <!DOCTYPE html><html lang="en"><title>CAS</title><h1>Central login</h1><form method="post">
                <label>User name <input name="username"></label>
                <label>Password <input name="password" type="password"></label>
                <button>Sign in</button></form></html>
                """);
    }

    private void logout(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "; Path=/cas; Max-Age=0");
        String service = fields(exchange.getRequestURI().getRawQuery()).get("service");
        exchange.getResponseHeaders().set("Location", service);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    private void validate(HttpExchange exchange) throws IOException {
        String ticket = fields(exchange.getRequestURI().getRawQuery()).getOrDefault("ticket", "");
        String name = tickets.remove(ticket);
        String outcome = name == null
                ? "<cas:authenticationFailure code='INVALID_TICKET'>unknown</cas:authenticationFailure>"
                : "<cas:authenticationSuccess><cas:user>" + name + "</cas:user></cas:authenticationSuccess>";
        show(
                exchange,
                "application/xml",
                "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>" + outcome + "</cas:serviceResponse>");
    }

    private void redirect(HttpExchange exchange, String service, String name) throws IOException {
        String ticket = "ST-" + numbers.incrementAndGet();
        tickets.put(ticket, name);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        service + (service.contains("?") ? "&" : "?") + "ticket="
                                + URLEncoder.encode(ticket, StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static String signedIn(HttpExchange exchange) {
        for (String cookies : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String cookie : cookies.split("; ")) {
                if (cookie.startsWith(COOKIE) && cookie.length() > COOKIE.length()) {
                    return cookie.substring(COOKIE.length());
                }
            }
        }
        return null;
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String field : (query == null ? "" : query).split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void show(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
