// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A connection for a warm-up call inside the JVM. It discards the request and answers with an empty JSON object. The warm-up
 * call loads the classes that real calls need, without any network traffic.
 */
final class WarmUpConnection extends HttpURLConnection {

    /** The top-level domain {@code invalid} never resolves (RFC 2606). */
    static final URI ADDRESS = URI.create("http://warm-up.invalid/");

    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.US_ASCII);

    WarmUpConnection(URL url) {
        super(url);
    }

    static boolean isFor(URL url) {
        return url.getHost().equals(ADDRESS.getHost());
    }

    @Override
    public void connect() {
        connected = true;
    }

    @Override
    public void disconnect() {
        connected = false;
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(ANSWER);
    }

    @Override
    public int getResponseCode() {
        return HTTP_OK;
    }

    @Override
    public String getResponseMessage() {
        return "OK";
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return Map.of("Content-Type", List.of("application/json"), "Content-Length", List.of("" + ANSWER.length));
    }
}
