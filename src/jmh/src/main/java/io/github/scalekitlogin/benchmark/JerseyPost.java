// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;

/** The same request, sent with Jersey and its connector for the JDK's HTTP client. */
final class JerseyPost {

    private final Client client;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte[] body;

    JerseyPost(URI uri, Map<String, String> headers, byte[] body, SSLContext trusting) {
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        JerseyClientBuilder builder = new JerseyClientBuilder()
                .withConfig(new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()));
        this.client = (trusting == null ? builder : builder.sslContext(trusting)).build();
    }

    /**
     * Returns the body of the response.
     *
     * @param async whether the call is asynchronous, as those of the filter are
     */
    byte[] post(boolean async) throws IOException {
        Invocation.Builder request = client.target(uri).request(headers.get("Accept"));
        request.header("Authorization", headers.get("Authorization"));
        Entity<byte[]> entity = Entity.entity(body, headers.get("Content-Type"));
        try (Response response = async ? await(request.async().post(entity)) : request.post(entity)) {
            if (response.getStatus() != 200) {
                throw new IOException("Refused: " + response.getStatus());
            }
            return response.readEntity(byte[].class);
        }
    }

    private static Response await(Future<Response> response) {
        try {
            return response.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
