// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.scalekit;

import io.github.scalekitlogin.scalekit.ScalekitException.Reason;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** Posts bytes to Scalekit and brings bytes back. Redirects are not followed. Thread-safe. */
final class Transport implements AutoCloseable {

    private static final int LARGEST_ANSWER = 64 * 1024;

    private final int connectTimeout;
    private Client client;
    private boolean closed;

    /** An answer as it came, at most 64 KiB of it. */
    record Answer(int status, byte[] body) {}

    Transport(Duration connectTimeout) {
        this.connectTimeout = (int) connectTimeout.toMillis();
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

    private static Client newClient() {
        // A body of known length is streamed; only then does the JDK never send a POST a second time by itself. The
        // length
        // has been read when the body is written; left among the headers it would be warned of at each request.
        WriterInterceptor withoutLength = context -> {
            context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            context.proceed();
        };
        ClientConfig config = new ClientConfig()
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property("jersey.config.disableDefaultProvider", "ALL")
                .register(withoutLength, WriterInterceptor.class)
                .connectorProvider(new HttpUrlConnectorProvider().useFixedLengthStreaming());
        return new JerseyClientBuilder().withConfig(config).build();
    }

    Answer post(URI endpoint, MediaType type, byte[] body, String token, Deadline deadline) throws ScalekitException {
        int left = deadline.requireMillisLeft();
        Invocation.Builder request = client().target(endpoint)
                .property(ClientProperties.CONNECT_TIMEOUT, Math.min(connectTimeout, left))
                .property(ClientProperties.READ_TIMEOUT, left)
                .request(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, body.length);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        try (Response response = request.post(Entity.entity(body, type))) {
            return new Answer(response.getStatus(), read(response));
        } catch (ProcessingException | IOException e) {
            throw failure(endpoint, e);
        }
    }

    private static byte[] read(Response response) throws IOException {
        if (!response.hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = response.readEntity(InputStream.class)) {
            return in.readNBytes(LARGEST_ANSWER);
        }
    }

    /** Jersey wraps whatever happened, sometimes as a fault of the JSON: the innermost cause tells. */
    private static ScalekitException failure(URI endpoint, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        Reason reason = cause instanceof SocketTimeoutException ? Reason.TIMEOUT : Reason.UNREACHABLE;
        return new ScalekitException(reason, "Scalekit was not reached at " + endpoint + ": " + cause, e);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }
}
