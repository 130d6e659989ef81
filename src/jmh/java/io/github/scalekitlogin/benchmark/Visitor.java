// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Somebody with a browser and a session of their own. */
final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong LOGIN_REQUESTS = new AtomicLong(86_659_065_219_000_000L);
    private static final String STATE = "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI application;
    private final Map<String, String> cookies = new TreeMap<>();

    Visitor(URI application) {
        this.application = application;
    }

    /** Signs in as always; the application asks for name and password. */
    CompletableFuture<Visitor> signIn() {
        HttpRequest form = request(URI.create(application + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=alice&password=secret&way=REDIRECT"))
                .build();
        return HTTP.sendAsync(form, BodyHandlers.discarding()).thenApply(answer -> {
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            return this;
        });
    }

    /** Comes with another login request; returns where the hand-over is. */
    CompletableFuture<URI> arrive() {
        String query = "?login_request_id=lri_" + LOGIN_REQUESTS.incrementAndGet() + "&state=" + STATE;
        return location(URI.create(application + "/scalekit/login" + query));
    }

    /** Hands over; fails unless the browser is sent to Scalekit. */
    CompletableFuture<URI> handOver(URI handOver) {
        return location(handOver).thenApply(callback -> {
            if (!callback.toString().endsWith("state=" + STATE)) {
                throw new IllegalStateException("Sent to " + callback.getPath());
            }
            return callback;
        });
    }

    /** Opens a page of the application. */
    CompletableFuture<HttpResponse<Void>> open(String page) {
        return HTTP.sendAsync(request(URI.create(application + page)).build(), BodyHandlers.discarding());
    }

    private CompletableFuture<URI> location(URI url) {
        return HTTP.sendAsync(request(url).build(), BodyHandlers.discarding())
                .thenApply(answer -> url.resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IllegalStateException(url.getPath() + ": " + answer.statusCode()))));
    }

    private HttpRequest.Builder request(URI url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }
}
