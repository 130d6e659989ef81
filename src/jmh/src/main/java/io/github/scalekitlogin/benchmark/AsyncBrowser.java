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
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that blocks no thread while it waits. It keeps cookies and follows redirects only when asked. */
final class AsyncBrowser {

    private static final int OK = 200;
    /** Of the filter's own pages. A parser of HTML would take the processors from the server that is measured. */
    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"(\\d+);url=([^\"]+)\"");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final Map<String, String> cookies = new TreeMap<>();

    /** Opens a page with additional headers. */
    CompletableFuture<HttpResponse<String>> open(URI page, String... headers) {
        return send(request(page, headers));
    }

    /** Submits the login form of the tests' applications. */
    CompletableFuture<HttpResponse<String>> signIn(URI application, String... headers) {
        return send(request(URI.create(application + "/login"), headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=alice&password=secret&way=REDIRECT")));
    }

    /**
     * Returns where a response leads, when a browser would go there: at once for a redirect, after its pause for a page that
     * refreshes itself. Empty for any other response.
     */
    static Optional<CompletableFuture<URI>> next(HttpResponse<String> answer) {
        Matcher refresh = REFRESH.matcher(answer.body());
        if (answer.statusCode() == OK && refresh.find()) {
            URI address = answer.uri().resolve(refresh.group(2).replace("&amp;", "&"));
            Executor later = CompletableFuture.delayedExecutor(Integer.parseInt(refresh.group(1)), TimeUnit.SECONDS);
            return Optional.of(CompletableFuture.supplyAsync(() -> address, later));
        }
        return redirect(answer).map(CompletableFuture::completedFuture);
    }

    /** Returns the {@code Location} of a redirect; fails on any other response. */
    static URI location(HttpResponse<String> answer) {
        return redirect(answer)
                .orElseThrow(
                        () -> new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode()));
    }

    private static Optional<URI> redirect(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").map(answer.uri()::resolve);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(answer -> {
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            return answer;
        });
    }

    private HttpRequest.Builder request(URI url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
        if (headers.length > 0) {
            request.headers(headers);
        }
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
