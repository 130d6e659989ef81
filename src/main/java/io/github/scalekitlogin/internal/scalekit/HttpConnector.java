// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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

    /**
     * Java 24 and older fail all requests of an HTTP/2 connection when its server announces that it closes it (GOAWAY), even
     * those that the server still answers. Java 17 was seen to do so, Java 25 not to.
     */
    private static final HttpClient.Version BY_TLS =
            Runtime.version().feature() >= 25 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;

    /**
     * How long the body stays behind the headers on a connection that was idle. If the server has closed it, the client notices
     * meanwhile, and it is certain that nothing was processed.
     */
    private static final Duration TO_NOTICE_A_CLOSED_CONNECTION = Duration.ofMillis(1);
    /**
     * The same for the first connection of a client: it asks for the body even if the server has closed the connection instead
     * of answering the TLS handshake. It noticed that within 1 ms in half of the cases, and always within 20 ms.
     */
    private static final Duration TO_NOTICE_A_FAILED_HANDSHAKE = Duration.ofMillis(20);

    private final HttpClients clients;
    private final ClientThreads threads;
    private final ConnectingCalls connecting;
    private final String proxyAuthorization;

    /**
     * Creates a connector.
     *
     * @param proxyAuthorization value of the header {@code Proxy-Authorization}, or null
     */
    HttpConnector(HttpClients clients, ClientThreads threads, String proxyAuthorization) {
        this.clients = clients;
        this.threads = threads;
        this.connecting = new ConnectingCalls(threads);
        this.proxyAuthorization = proxyAuthorization;
    }

    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        Transport.Call call = call(request);
        boolean secure = "https".equalsIgnoreCase(request.getUri().getScheme());
        HttpRequest.Builder post = HttpRequest.newBuilder(request.getUri())
                .version(secure ? BY_TLS : HttpClient.Version.HTTP_1_1)
                .POST(call.body());
        request.getRequestHeaders().forEach((name, values) -> values.forEach(value -> post.header(name, value)));
        if (proxyAuthorization != null) {
            post.header("Proxy-Authorization", proxyAuthorization);
        }
        HttpRequest prepared = post.build();
        CompletableFuture<ConnectingCalls.Call> entering = connecting.enter();
        call.sendingBy(entering);
        entering.whenComplete((entered, givenUp) -> {
            if (givenUp != null) {
                execute(() -> callback.failure(givenUp));
                return;
            }
            try {
                new Exchange(request, callback, entered).send(prepared);
            } catch (RuntimeException e) {
                entered.leave();
                execute(() -> callback.failure(e));
            }
        });
        return entering;
    }

    /** One request, from the moment when it may look for a connection. */
    private final class Exchange {

        private final ClientRequest request;
        private final AsyncConnectorCallback callback;
        private final ConnectingCalls.Call entered;
        private final Transport.Call call;
        private final HttpClients.Lease lease = clients.acquire();
        private final AtomicBoolean ended = new AtomicBoolean();

        Exchange(ClientRequest request, AsyncConnectorCallback callback, ConnectingCalls.Call entered) {
            this.request = request;
            this.callback = callback;
            this.entered = entered;
            this.call = call(request);
        }

        void send(HttpRequest prepared) {
            call.body().sendBy(this::sendBody);
            CompletableFuture<HttpResponse<Void>> sending = lease.client()
                    .sendAsync(prepared, head -> new LimitedBody(MAX_BODY_BYTES, body -> endWith(head, body)));
            call.sendingBy(sending);
            sending.whenComplete(this::endWithoutBody);
        }

        /** The connection is open and the headers are sent. */
        private void sendBody(Runnable task) {
            entered.leave();
            if (lease.isNew() || lease.wasIdle()) {
                threads.schedule(task, lease.isNew() ? TO_NOTICE_A_FAILED_HANDSHAKE : TO_NOTICE_A_CLOSED_CONNECTION);
            } else {
                task.run();
            }
        }

        /**
         * The response is complete. The client would complete its future on a thread of the JVM's common pool, which the application
         * may keep busy, or, on a small machine, on a new thread. So the body tells that it is complete, and completes the future.
         */
        private void endWith(HttpResponse.ResponseInfo head, byte[] body) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            lease.release(true);
            call.endSending();
            Runnable end = () -> callback.response(response(request, head.statusCode(), head.headers(), body));
            if (head.version() == HttpClient.Version.HTTP_2) {
                // This thread reads the connection for other calls as well.
                execute(end);
            } else {
                end.run();
            }
        }

        /** A response without a body is that of a proxy that refuses to open a tunnel: the client has not called the handler. */
        private void endWithoutBody(HttpResponse<?> response, Throwable failure) {
            entered.leave();
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            lease.release(failure == null);
            execute(() -> {
                if (failure == null) {
                    callback.response(response(request, response.statusCode(), response.headers(), new byte[0]));
                } else {
                    callback.failure(failure);
                }
            });
        }
    }

    private static Transport.Call call(ClientRequest request) {
        return (Transport.Call) request.getProperty(CALL);
    }

    private void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closed) {
            task.run();
        }
    }

    private static ClientResponse response(ClientRequest request, int status, HttpHeaders headers, byte[] body) {
        ClientResponse response = new ClientResponse(Statuses.from(status), request);
        headers.map().forEach((name, values) -> response.getHeaders().put(name, new ArrayList<>(values)));
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
