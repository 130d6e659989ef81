// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.minidev.json.JSONObject;

/** The response of an endpoint. */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

    static final byte[] NO_BODY = {};

    static Reply json(int status, Map<String, ?> content) {
        return json(status, JSONObject.toJSONString(content));
    }

    static Reply json(int status, String content) {
        return new Reply(status, Map.of(), utf8(content))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-store");
    }

    static Reply page(int status, Page page) {
        return new Reply(status, Map.of(), utf8(page.toHtml()))
                .with("Content-Type", "text/html; charset=utf-8")
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Frame-Options", "DENY")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    }

    static Reply redirect(int status, URI location) {
        return new Reply(status, Map.of(), NO_BODY)
                .with("Location", location.toString())
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer");
    }

    static Reply of(HTTPResponse response) {
        String body = response.getBody() == null ? "" : response.getBody();
        return new Reply(response.getStatusCode(), response.getHeaderMap(), utf8(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Reply with(String name, String value) {
        Map<String, List<String>> extended = new LinkedHashMap<>(headers);
        extended.put(name, List.of(value));
        return new Reply(status, extended, body);
    }
}
