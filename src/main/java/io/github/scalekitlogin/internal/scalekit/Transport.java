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
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** Sends POST requests to Scalekit and returns the responses as bytes. Does not follow redirects. Thread-safe. */
final class Transport implements AutoCloseable {

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final int connectTimeout;
    private final NetworkOptions network;
    private ConnectionFactory connections;
    private Client client;
    private boolean closed;

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

    Transport(Duration connectTimeout, NetworkOptions network) {
        this.connectTimeout = (int) connectTimeout.toMillis();
        this.network = network;
    }

    /** Creates the client on first use. That takes about half a second, and the deployment must not wait for it. */
    private synchronized Client client() throws ScalekitException {
        if (closed) {
            throw new ScalekitException(Reason.UNREACHABLE, "The application has ended");
        }
        if (client == null) {
            client = newClient();
        }
        return client;
    }

    private Client newClient() {
        // With a known length the body is streamed. Only then does the JDK never repeat a POST on its own.
        // Jersey has read the length by the time it writes the body. If the header stayed, Jersey would log a warning.
        WriterInterceptor withoutLength = context -> {
            context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            context.proceed();
        };
        connections = network.connections();
        ClientConfig config = new ClientConfig()
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property("jersey.config.disableDefaultProvider", "ALL")
                .register(withoutLength, WriterInterceptor.class)
                .connectorProvider(new HttpUrlConnectorProvider()
                        .useFixedLengthStreaming()
                        .connectionFactory(url -> WarmUpConnection.isFor(url)
                                ? new WarmUpConnection(url)
                                : connections.getConnection(url)));
        return new JerseyClientBuilder().withConfig(config).build();
    }

    /**
     * Sends one POST request.
     *
     * @param token access token, or null
     * @throws ScalekitException if there is no complete response; {@link ScalekitException#mayHaveArrived()} tells whether the
     *     request may have been sent
     */
    Answer post(URI endpoint, MediaType type, byte[] body, String token, Deadline deadline) throws ScalekitException {
        int left = deadline.requireMillisLeft();
        // Set on the request, not on the target: a target with its own properties creates a new client each time.
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
            throw ConnectionFailures.classify(endpoint, e);
        }
    }

    /** Opens a connection, with TLS for an https address, and closes it without sending a request. */
    void connect(URI address) throws ScalekitException {
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
            throw ConnectionFailures.classify(address, e);
        }
    }

    /** Checks the deadline after each chunk, because a slow body may never exceed the read timeout. */
    private static byte[] read(Response response, Deadline deadline) throws IOException, ScalekitException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (response.hasEntity()) {
            try (InputStream in = response.readEntity(InputStream.class)) {
                byte[] chunk = new byte[8 * 1024];
                int length = in.read(chunk);
                while (length >= 0 && body.size() < MAX_BODY_BYTES) {
                    body.write(chunk, 0, length);
                    if (!deadline.allows(Duration.ZERO)) {
                        throw Deadline.exceeded(true);
                    }
                    length = in.read(chunk);
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

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }
}
