// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The two parameters with which Scalekit sends the browser to the application's login endpoint. Immutable.
 *
 * @param loginRequestId {@code lri_} and digits
 * @param state the text that the application must return to the callback unchanged
 * @since 1.0
 */
public record LoginRequestTicket(String loginRequestId, String state) {

    /**
     * Returns both parameters as a query, percent-encoded except for unreserved characters (RFC 3986).
     *
     * @return the query without a question mark
     */
    public String query() {
        return "login_request_id=" + encode(loginRequestId) + "&state=" + encode(state);
    }

    /**
     * Returns the login endpoint with both parameters appended to its query.
     *
     * @param loginEndpoint a URL without a fragment
     * @return the address that the browser opens
     */
    public URI appendTo(URI loginEndpoint) {
        String separator = loginEndpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(loginEndpoint + separator + query());
    }

    private static String encode(String value) {
        // URLEncoder encodes forms: the replacements turn that into the percent-encoding of RFC 3986.
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
