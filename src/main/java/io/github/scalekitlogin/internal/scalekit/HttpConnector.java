// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.message.internal.Statuses;

/**
 * Lets Jersey send its POST requests with the JDK's HTTP client, without a thread that waits. Jersey's own connector for that
 * client does not report failures of asynchronous calls, reads the body on a waiting thread, and leaves threads behind.
 * Thread-safe.
 */
final class HttpConnector implements Connector {

    /** The request property with the {@link Transport.Call}. */
    static final String CALL = "io.github.scalekitlogin.call";

    private static final int MAX_BODY_BYTES = 64 * 1024;

    /** Java 24 and older fail all requests of an HTTP/2 connection when its server announces that it closes it. */
    private static final HttpClient.Version BY_TLS =
            Runtime.version().feature() >= 25 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;

    /**
     * How long the body stays behind the headers on a connection that was idle. If the server has closed it, the client notices
     * meanwhile, and it is certain that nothing was processed.
     */
    private static final Duration TO_NOTICE_A_CLOSED_CONNECTION = Duration.ofMillis(1);

    private final HttpClients clients;
    private final ClientThreads threads;
    private final String proxyAuthorization;

    /**
     * Creates a connector.
     *
     * @param proxyAuthorization value of the header {@code Proxy-Authorization}, or null
     */
    HttpConnector(HttpClients clients, ClientThreads threads, String proxyAuthorization) {
        this.clients = clients;
        this.threads = threads;
        this.proxyAuthorization = proxyAuthorization;
    }

    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        Transport.Call call = (Transport.Call) request.getProperty(CALL);
        boolean secure = "https".equalsIgnoreCase(request.getUri().getScheme());
        HttpRequest.Builder post = HttpRequest.newBuilder(request.getUri())
                .version(secure ? BY_TLS : HttpClient.Version.HTTP_1_1)
                .POST(call.body());
        request.getRequestHeaders().forEach((name, values) -> values.forEach(value -> post.header(name, value)));
        if (proxyAuthorization != null) {
            post.header("Proxy-Authorization", proxyAuthorization);
        }
        HttpClients.Lease lease = clients.acquire();
        if (lease.wasIdle()) {
            call.body().sendBy(task -> threads.schedule(task, TO_NOTICE_A_CLOSED_CONNECTION));
        }
        AtomicBoolean ended = new AtomicBoolean();
        // The body tells the end: actions on the client's own future would run on a thread of another pool.
        CompletableFuture<?> exchange = lease.client()
                .sendAsync(
                        post.build(),
                        head -> new LimitedBody(MAX_BODY_BYTES, body -> {
                            if (ended.compareAndSet(false, true)) {
                                lease.release();
                                callback.response(response(request, head, body));
                            }
                        }));
        call.sendingBy(exchange);
        exchange.exceptionally(failure -> {
            if (ended.compareAndSet(false, true)) {
                lease.release();
                callback.failure(failure);
            }
            return null;
        });
        return exchange;
    }

    private static ClientResponse response(ClientRequest request, HttpResponse.ResponseInfo head, byte[] body) {
        ClientResponse response = new ClientResponse(Statuses.from(head.statusCode()), request);
        head.headers().map().forEach((name, values) -> response.getHeaders().put(name, new ArrayList<>(values)));
        response.setEntityStream(new ByteArrayInputStream(body));
        return response;
    }

    /** Is not supported: a thread would wait. */
    @Override
    public ClientResponse apply(ClientRequest request) {
        throw new UnsupportedOperationException("All calls are asynchronous");
    }

    @Override
    public String getName() {
        return "Java " + Runtime.version().feature();
    }

    @Override
    public void close() {}
}
