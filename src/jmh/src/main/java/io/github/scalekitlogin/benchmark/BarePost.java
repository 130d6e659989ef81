// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** The lower bound for a submission: the same request, sent with plain clients. */
final class BarePost {

    private final URL url;
    private final Map<String, String> headers;
    private final byte[] body;
    private final SSLSocketFactory sockets;
    private final JerseyPost jersey;
    private final AtomicInteger posts = new AtomicInteger();

    private BarePost(URI uri, Map<String, String> headers, byte[] body, SSLContext trusting) throws IOException {
        this.url = uri.toURL();
        this.headers = headers;
        this.body = body;
        this.sockets = trusting == null ? null : trusting.getSocketFactory();
        this.jersey = new JerseyPost(uri, headers, body, trusting);
    }

    /** Returns a client that repeats the last submission. */
    static BarePost repeating(BareServer server, SSLContext trusting) throws IOException {
        BareServer.Call call = server.last();
        String[] lines = call.head().split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (line.matches("(Accept|Authorization|Content-Type|User-Agent): .*")) {
                headers.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return new BarePost(server.url().resolve(lines[0].split(" ")[1]), headers, call.body(), trusting);
    }

    /** Returns the body of the response, by Jersey. */
    byte[] postByJersey(boolean async) throws IOException {
        posts.incrementAndGet();
        return jersey.post(async);
    }

    /**
     * Returns the body of the response, by {@code HttpURLConnection}.
     *
     * @param once whether the length is set, so that the client never repeats the request
     */
    byte[] post(boolean once) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        }
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(10_000);
        if (once) {
            connection.setFixedLengthStreamingMode(body.length);
        }
        headers.forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        posts.incrementAndGet();
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("Refused: " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    int posts() {
        return posts.get();
    }
}
