// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What anonymous users get from pages of an application: status, headers and body, without what differs each time. */
final class Snapshot {

    private static final Set<String> DIFFERENT_EACH_TIME = Set.of("date", "etag", "last-modified", "content-length");
    private static final String SESSION_ID = "[0-9A-F]{32}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> masks;

    Snapshot(List<String> masks) {
        this.masks = masks;
    }

    Map<String, String> take(List<URI> pages) {
        Map<String, String> taken = new LinkedHashMap<>();
        pages.forEach(page -> taken.put(page.toString(), take(page)));
        return taken;
    }

    private String take(URI page) {
        try {
            HttpResponse<byte[]> response =
                    client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
            headers.keySet().removeAll(DIFFERENT_EACH_TIME);
            String text = response.statusCode() + "\n" + headers + "\n"
                    + new String(response.body(), StandardCharsets.ISO_8859_1);
            for (String mask : masks) {
                text = text.replaceAll(mask, "*");
            }
            return text.replaceAll(SESSION_ID, "*");
        } catch (IOException e) {
            throw new UncheckedIOException("No " + page, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
