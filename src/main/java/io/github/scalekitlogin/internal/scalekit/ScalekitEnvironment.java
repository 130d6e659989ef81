// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.net.URI;
import java.util.function.Supplier;

/**
 * The Scalekit environment and connection a client speaks to.
 *
 * @param url scheme and authority of the environment
 * @param connectionId {@code conn_…}
 * @param clientId id of the M2M client
 * @param clientSecret gives the client's secret as it is now
 */
public record ScalekitEnvironment(URI url, String connectionId, String clientId, Supplier<String> clientSecret) {

    boolean isSecure() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    URI tokenEndpoint() {
        return URI.create(url + "/oauth/token");
    }

    /** See "Handle Authentication in Your Application" of Scalekit's federated auth integration guide. */
    URI userEndpoint(String loginRequestId) {
        return URI.create(url + "/api/v1/connections/" + connectionId + "/auth-requests/" + loginRequestId + "/user");
    }

    String callback(String state) {
        return url + "/sso/v1/connections/" + connectionId + "/partner:callback?state=" + state;
    }
}
