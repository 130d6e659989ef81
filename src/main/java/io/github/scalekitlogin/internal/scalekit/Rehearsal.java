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
 * A call that leaves the JVM never: its connection takes what is posted and answers with an empty JSON object. So everything
 * that calls need is loaded and set up before the first person comes, and Scalekit is asked for nothing.
 */
final class Rehearsal extends HttpURLConnection {

    /** RFC 2606: no such host can exist. */
    static final URI ADDRESS = URI.create("http://rehearsal.invalid/");

    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.US_ASCII);

    Rehearsal(URL url) {
        super(url);
    }

    static boolean isAt(URL url) {
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
