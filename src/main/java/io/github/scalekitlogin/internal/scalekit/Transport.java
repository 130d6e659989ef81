// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** Posts bytes to Scalekit and brings bytes back. Redirects are not followed. Thread-safe. */
final class Transport implements AutoCloseable {

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final int connectTimeout;
    private final Route route;
    private ConnectionFactory connections;
    private Client client;
    private boolean closed;

    /**
     * An answer as it came.
     *
     * @param body at most 64 KiB of it
     * @param retryAfter how long to wait before another try, or null when it does not say so in seconds
     */
    record Answer(int status, byte[] body, Duration retryAfter) {}

    Transport(Duration connectTimeout, Route route) {
        this.connectTimeout = (int) connectTimeout.toMillis();
        this.route = route;
    }

    /** Returns the client, made at the first call: that takes half a second the deployment need not wait for. */
    synchronized Client client() {
        if (closed) {
            throw new IllegalStateException("The application has ended");
        }
        if (client == null) {
            client = newClient();
        }
        return client;
    }

    private Client newClient() {
        // A body of known length is streamed; only then does the JDK never send a POST a second time by itself.
        // The length has been read when the body is written; left among the headers it would be warned of each time.
        WriterInterceptor withoutLength = context -> {
            context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            context.proceed();
        };
        connections = route.connections();
        ClientConfig config = new ClientConfig()
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property("jersey.config.disableDefaultProvider", "ALL")
                .register(withoutLength, WriterInterceptor.class)
                .connectorProvider(new HttpUrlConnectorProvider()
                        .useFixedLengthStreaming()
                        .connectionFactory(
                                url -> Rehearsal.isAt(url) ? new Rehearsal(url) : connections.getConnection(url)));
        return new JerseyClientBuilder().withConfig(config).build();
    }

    Answer post(URI endpoint, MediaType type, byte[] body, String token, Deadline deadline) throws ScalekitException {
        int left = deadline.requireMillisLeft();
        // Properties of the request: with ones of its own the target would have a client of its own made, each time.
        Invocation.Builder request = client().target(endpoint)
                .request(MediaType.APPLICATION_JSON_TYPE)
                .property(ClientProperties.CONNECT_TIMEOUT, Math.min(connectTimeout, left))
                .property(ClientProperties.READ_TIMEOUT, left)
                .header(HttpHeaders.CONTENT_LENGTH, body.length);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        try (Response response = request.post(Entity.entity(body, type))) {
            return new Answer(response.getStatus(), read(response, deadline), retryAfter(response));
        } catch (ProcessingException | IOException e) {
            throw failure(endpoint, e);
        }
    }

    /** Opens a connection, by TLS if the address says so, and closes it again without a request. */
    void greet(URI address) throws ScalekitException {
        client();
        try {
            HttpURLConnection connection = connections.getConnection(address.toURL());
            connection.setConnectTimeout(connectTimeout);
            connection.setReadTimeout(connectTimeout);
            try {
                connection.connect();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw failure(address, e);
        }
    }

    /** In pieces, so that a body that drips ends with the deadline as well. */
    private static byte[] read(Response response, Deadline deadline) throws IOException, ScalekitException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (response.hasEntity()) {
            try (InputStream in = response.readEntity(InputStream.class)) {
                byte[] piece = new byte[8 * 1024];
                int length = in.read(piece);
                while (length >= 0 && body.size() < LARGEST_ANSWER) {
                    body.write(piece, 0, length);
                    deadline.requireMillisLeft();
                    length = in.read(piece);
                }
            }
        }
        return body.toByteArray();
    }

    private static Duration retryAfter(Response response) {
        String seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return seconds != null && SECONDS.matcher(seconds).matches()
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : null;
    }

    /** Jersey wraps whatever happened, sometimes as a fault of the JSON: the innermost cause tells. */
    private static ScalekitException failure(URI endpoint, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean timeout = cause instanceof SocketTimeoutException;
        boolean untrusted = cause instanceof GeneralSecurityException;
        boolean connecting = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || (timeout && String.valueOf(cause.getMessage()).contains("onnect"));
        Reason reason = timeout && !connecting ? Reason.TIMEOUT : Reason.UNREACHABLE;
        return new ScalekitException(
                untrusted ? Reason.MISCONFIGURED : reason,
                "Scalekit was not reached at " + endpoint + ": " + cause
                        + (untrusted ? ". Check scalekit.environment-url and scalekit.trust-store." : ""),
                e,
                connecting);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }
}
