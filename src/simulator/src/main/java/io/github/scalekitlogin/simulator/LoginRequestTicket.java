// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The two parameters with which the browser comes to the app's login endpoint. */
public record LoginRequestTicket(String loginRequestId, String state) {

    /** Returns both parameters as a query; all but unreserved characters are percent-encoded. */
    public String query() {
        return "login_request_id=" + encode(loginRequestId) + "&state=" + encode(state);
    }

    /** Returns the login endpoint with both parameters added to whatever query it has. */
    public URI appendTo(URI loginEndpoint) {
        String separator = loginEndpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(loginEndpoint + separator + query());
    }

    private static String encode(String value) {
        // URLEncoder writes forms, where a space is "+"; its other liberties are undone alike.
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
