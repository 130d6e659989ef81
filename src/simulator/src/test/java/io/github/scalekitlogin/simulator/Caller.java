// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks to a simulator as app, browser and MCP client do; follows no redirect. */
final class Caller {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScalekitSimulator simulator;

    Caller(ScalekitSimulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(simulator.environmentUrl().resolve(address));
    }

    HttpResponse<String> get(String address) throws IOException {
        return send(request(address));
    }

    HttpResponse<String> post(String address, String contentType, String body) throws IOException {
        return send(
                request(address).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postForm(String address, Map<String, String> fields) throws IOException {
        Map<String, List<String>> parameters = new TreeMap<>();
        fields.forEach((name, value) -> parameters.put(name, List.of(value)));
        return post(address, "application/x-www-form-urlencoded", URLUtils.serializeParameters(parameters));
    }

    HttpResponse<String> requestToken() throws IOException {
        return postForm("/oauth/token", clientCredentials(simulator.clientId(), simulator.clientSecret()));
    }

    static Map<String, String> clientCredentials(String id, String secret) {
        return Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret);
    }

    String token() throws IOException {
        return (String) json(requestToken()).get("access_token");
    }

    HttpResponse<String> submit(String loginRequestId, String details) throws IOException {
        return submit(token(), simulator.connectionId(), loginRequestId, details);
    }

    HttpResponse<String> submit(String token, String connectionId, String loginRequestId, String details)
            throws IOException {
        return send(request("/api/v1/connections/" + connectionId + "/auth-requests/" + loginRequestId + "/user")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(details)));
    }

    HttpResponse<String> callback(String query) throws IOException {
        return get("/sso/v1/connections/" + simulator.connectionId() + "/partner:callback?" + query);
    }

    /** Answers the question that a consent page asks. */
    HttpResponse<String> decide(HttpResponse<String> consentPage, String decision) throws IOException {
        Matcher token = Pattern.compile("name=\"consent\" value=\"([^\"]+)\"").matcher(consentPage.body());
        if (!token.find()) {
            throw new AssertionError("No consent page: " + consentPage.body());
        }
        return postForm("/consent", Map.of("consent", token.group(1), "decision", decision));
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        try {
            return JSONObjectUtils.parse(response.body());
        } catch (ParseException e) {
            throw new AssertionError("Not JSON: " + response.body(), e);
        }
    }

    static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    static String parameter(URI uri, String name) {
        List<String> values = URLUtils.parseParameters(uri.getRawQuery()).get(name);
        return values == null ? null : values.get(0);
    }
}
