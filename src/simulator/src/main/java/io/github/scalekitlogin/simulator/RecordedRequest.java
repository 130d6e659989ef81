// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the simulator received. Immutable.
 *
 * @param endpoint the endpoint, {@link Endpoint#OTHER} for an unknown path
 * @param method the HTTP method
 * @param uri the request target: path and query as they were sent
 * @param headers all values by name, names in lower case
 * @param body decoded as UTF-8, empty without a body, cut after 1 MiB
 * @since 1.0
 */
public record RecordedRequest(
        Endpoint endpoint, String method, URI uri, Map<String, List<String>> headers, String body) {

    /**
     * Returns the first value of a header.
     *
     * @param name the header's name in any case
     * @return the value, or empty when the header is missing
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * Returns the decoded query parameters.
     *
     * @return all values by name
     */
    public Map<String, List<String>> queryParameters() {
        return URLUtils.parseParameters(uri.getRawQuery());
    }

    /**
     * Returns the decoded form parameters.
     *
     * @return all values by name, empty when the content type is not {@code application/x-www-form-urlencoded}
     */
    public Map<String, List<String>> formParameters() {
        boolean form = header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        return form ? URLUtils.parseParameters(body) : Map.of();
    }

    /** Returns the value of a query parameter that occurs exactly once. */
    Optional<String> findQueryParameter(String name) {
        return single(queryParameters(), name);
    }

    /** Returns the value of a form parameter that occurs exactly once. */
    Optional<String> findFormParameter(String name) {
        return single(formParameters(), name);
    }

    List<String> pathVariables() {
        return endpoint.pathVariables(uri.getRawPath());
    }

    HTTPRequest toOAuth(URI environmentUrl) throws ParseException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.valueOf(method), environmentUrl.resolve(uri));
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            request.setHeader(header.getKey(), header.getValue().toArray(String[]::new));
        }
        request.setBody(body);
        return request;
    }

    private static Optional<String> single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Returns method and path only: headers, query and body may contain secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
