// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * A browser that blocks no thread while it waits. It keeps cookies and follows redirects only when asked. Its client does little,
 * because it runs on the processors of the server that is measured.
 */
final class AsyncBrowser {

    private static final int OK = 200;
    private static final int MAX_CONNECTIONS = 4_000;
    /** Of the filter's own pages. A parser of HTML would take the processors from the server that is measured. */
    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"(\\d+);url=([^\"]+)\"");

    private static final Timeout PATIENCE = Timeout.ofSeconds(90);
    private static final HttpAsyncRequester HTTP = client();

    private AsyncClientEndpoint connection;
    private final Map<String, String> cookies = new TreeMap<>();

    /**
     * A response.
     *
     * @param url the address of the request
     * @param location where it redirects to, or null
     */
    record Answer(URI url, int status, String location, String body) {}

    private static HttpAsyncRequester client() {
        HttpAsyncRequester client = AsyncRequesterBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setSoTimeout(PATIENCE)
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxTotal(MAX_CONNECTIONS)
                .setDefaultMaxPerRoute(MAX_CONNECTIONS)
                .create();
        client.start();
        return client;
    }

    /** Opens a page with additional headers. */
    CompletableFuture<Answer> open(URI page, String... headers) {
        return send(page, request(AsyncRequestBuilder.get(page), headers));
    }

    /** Submits the login form of the tests' applications. */
    CompletableFuture<Answer> signIn(URI application, String... headers) {
        URI login = URI.create(application + "/login");
        return send(
                login,
                request(AsyncRequestBuilder.post(login), headers)
                        .setEntity("name=alice&password=secret&way=REDIRECT", ContentType.APPLICATION_FORM_URLENCODED));
    }

    /**
     * Returns where a response leads, when a browser would go there: at once for a redirect, after its pause for a page that
     * refreshes itself. Empty for any other response.
     */
    static Optional<CompletableFuture<URI>> next(Answer answer) {
        Matcher refresh = REFRESH.matcher(answer.body());
        if (answer.status() == OK && refresh.find()) {
            URI address = answer.url().resolve(refresh.group(2).replace("&amp;", "&"));
            Executor later = CompletableFuture.delayedExecutor(Integer.parseInt(refresh.group(1)), TimeUnit.SECONDS);
            return Optional.of(CompletableFuture.supplyAsync(() -> address, later));
        }
        return redirect(answer).map(CompletableFuture::completedFuture);
    }

    /** Returns the {@code Location} of a redirect; fails on any other response. */
    static URI location(Answer answer) {
        return redirect(answer)
                .orElseThrow(() -> new IllegalStateException(answer.url().getPath() + " answered " + answer.status()));
    }

    private static Optional<URI> redirect(Answer answer) {
        return Optional.ofNullable(answer.location()).map(answer.url()::resolve);
    }

    private CompletableFuture<Answer> send(URI url, AsyncRequestBuilder request) {
        return connect(url)
                .thenCompose(open -> Reply.<Message<HttpResponse, String>>to(callback -> open.execute(
                        request.build(), new BasicResponseConsumer<>(new StringAsyncEntityConsumer()), callback)))
                .thenApply(message -> answer(url, message));
    }

    /** A browser has a connection of its own, and opens another one when the server has closed it. */
    private CompletableFuture<AsyncClientEndpoint> connect(URI url) {
        if (connection != null && connection.isConnected()) {
            return CompletableFuture.completedFuture(connection);
        }
        if (connection != null) {
            connection.releaseAndDiscard();
        }
        HttpHost server = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        return Reply.<AsyncClientEndpoint>to(callback -> HTTP.connect(server, PATIENCE, null, callback))
                .thenApply(open -> connection = open);
    }

    private Answer answer(URI url, Message<HttpResponse, String> message) {
        HttpResponse response = message.getHead();
        for (Header header : response.getHeaders("Set-Cookie")) {
            HttpCookie.parse(header.getValue()).forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        }
        Header location = response.getFirstHeader("Location");
        return new Answer(
                url,
                response.getCode(),
                location == null ? null : location.getValue(),
                Objects.requireNonNullElse(message.getBody(), ""));
    }

    /** The result of a call of the client. */
    private static final class Reply<T> extends CompletableFuture<T> implements FutureCallback<T> {

        static <T> Reply<T> to(Consumer<Reply<T>> call) {
            Reply<T> reply = new Reply<>();
            call.accept(reply);
            return reply;
        }

        @Override
        public void completed(T result) {
            complete(result);
        }

        @Override
        public void failed(Exception failure) {
            completeExceptionally(failure);
        }

        @Override
        public void cancelled() {
            cancel(false);
        }
    }

    private AsyncRequestBuilder request(AsyncRequestBuilder request, String... headers) {
        request.setHeader("Sec-Fetch-Site", "same-origin")
                .setHeader("Sec-Fetch-Mode", "navigate")
                .setHeader("Sec-Fetch-Dest", "document");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }
}
