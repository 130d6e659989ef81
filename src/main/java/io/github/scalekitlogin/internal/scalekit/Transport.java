// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.InvocationCallback;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.JerseyClientBuilder;

/**
 * Sends POST requests to Scalekit and returns the responses as bytes. No thread waits for a response. Does not follow
 * redirects, and does not send a request twice. Thread-safe.
 */
final class Transport implements AutoCloseable {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final NetworkOptions network;
    private final ClientThreads threads;
    private final HttpClients clients;
    private final Set<Call> open = ConcurrentHashMap.newKeySet();
    private Client client;
    private volatile boolean closed;

    /**
     * A response.
     *
     * @param status HTTP status
     * @param body the first 64 KiB of the body
     * @param retryAfter value of {@code Retry-After}, or null if there is none in seconds
     */
    record Answer(int status, byte[] body, Duration retryAfter) {

        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    Transport(Duration connectTimeout, NetworkOptions network, ClientThreads threads) {
        this.network = network;
        this.threads = threads;
        this.clients =
                new HttpClients(network.clients(connectTimeout, threads::executeHere), threads, System::nanoTime);
    }

    /**
     * Returns a POST request that is not sent yet.
     *
     * @param token access token, or null
     */
    Call prepare(URI endpoint, MediaType type, byte[] body, String token, Deadline deadline) {
        return new Call(endpoint, type, body, token, deadline);
    }

    /** One POST request. */
    final class Call implements InvocationCallback<Response> {

        private final URI endpoint;
        private final MediaType type;
        private final byte[] bytes;
        private final String token;
        private final Deadline deadline;
        private final OneTimeBody body;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private volatile CompletableFuture<?> exchange;
        private volatile boolean givenUp;

        private Call(URI endpoint, MediaType type, byte[] bytes, String token, Deadline deadline) {
            this.endpoint = endpoint;
            this.type = type;
            this.bytes = bytes;
            this.token = token;
            this.deadline = deadline;
            this.body = new OneTimeBody(bytes);
        }

        OneTimeBody body() {
            return body;
        }

        /** Sets what is to be cancelled if the call is given up. */
        void sendingBy(CompletableFuture<?> running) {
            exchange = running;
            if (givenUp) {
                running.cancel(true);
            }
        }

        /** The response is complete. Completes what sends, so that the HTTP client does not need a thread for it. */
        void endSending() {
            exchange.complete(null);
        }

        /**
         * Sends the request.
         *
         * @return the response; or a {@link ScalekitException} if there is no complete response by the deadline. Its
         *     {@link ScalekitException#mayHaveArrived()} tells whether the request may have been sent
         */
        CompletableFuture<Answer> send() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            // Jersey looks up services with it. The application's does not find the libraries.
            thread.setContextClassLoader(Transport.class.getClassLoader());
            try {
                int left = deadline.requireMillisLeft();
                Invocation.Builder request = client().target(endpoint)
                        .request(MediaType.APPLICATION_JSON_TYPE)
                        .property(HttpConnector.CALL, this);
                if (token != null) {
                    request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                }
                open.add(this);
                Future<?> timeout = threads.schedule(this::giveUp, Duration.ofMillis(left));
                answer.whenComplete((response, failure) -> {
                    timeout.cancel(false);
                    open.remove(this);
                });
                request.async().post(Entity.entity(bytes, type), this);
            } catch (ScalekitException e) {
                answer.completeExceptionally(e);
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                thread.setContextClassLoader(before);
            }
            return answer;
        }

        /** Closes the connection. Returns whether the request may have been sent. */
        boolean giveUp() {
            boolean sent = body.revoke();
            givenUp = true;
            Future<?> running = exchange;
            if (running != null) {
                running.cancel(true);
            }
            return sent;
        }

        @Override
        public void completed(Response response) {
            try (response) {
                if (response.getStatus() == Response.Status.PROXY_AUTHENTICATION_REQUIRED.getStatusCode()) {
                    answer.completeExceptionally(AnswerFailures.ofProxy(endpoint, network.proxy()));
                    return;
                }
                // Not readEntity: no reader of Jersey's is needed for bytes.
                byte[] received = ((InputStream) response.getEntity()).readAllBytes();
                answer.complete(new Answer(response.getStatus(), received, retryAfter(response)));
            } catch (IOException e) {
                failed(e);
            }
        }

        @Override
        public void failed(Throwable failure) {
            boolean sent = body.revoke();
            ScalekitException known = closed ? ScalekitException.applicationEnded(sent) : Deadline.exceeded(sent);
            answer.completeExceptionally(givenUp ? known : ConnectionFailures.classify(endpoint, failure, sent));
        }

        private Duration retryAfter(Response response) {
            String seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
            return seconds != null && SECONDS.matcher(seconds).matches()
                    ? Duration.ofSeconds(Long.parseLong(seconds))
                    : null;
        }
    }

    /** Creates the client on first use. That takes about half a second, and the deployment must not wait for it. */
    private synchronized Client client() throws ScalekitException {
        if (closed) {
            throw ScalekitException.applicationEnded(false);
        }
        if (client == null) {
            client = new JerseyClientBuilder()
                    .withConfig(new ClientConfig()
                            .property("jersey.config.disableDefaultProvider", "ALL")
                            .connectorProvider((made, config) ->
                                    new HttpConnector(clients, threads, network.proxyAuthorization())))
                    .executorService(new DirectExecutor())
                    .build();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.forEach(Call::giveUp);
        if (client != null) {
            client.close();
        }
        clients.close();
    }
}
