// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.net.URI;
import java.util.function.Supplier;

/**
 * The Scalekit environment and the connection that a client uses, with its credentials.
 *
 * @param url scheme and authority of the environment
 * @param connectionId {@code conn_…}
 * @param clientId id of the machine-to-machine client
 * @param clientSecret supplies the current secret of that client; called for each new access token
 */
public record ScalekitEnvironment(URI url, String connectionId, String clientId, Supplier<String> clientSecret) {

    URI tokenEndpoint() {
        return URI.create(url + "/oauth/token");
    }

    /** See "Handle Authentication in Your Application" in Scalekit's federated auth integration guide. */
    URI userEndpoint(String loginRequestId) {
        return URI.create(url + "/api/v1/connections/" + connectionId + "/auth-requests/" + loginRequestId + "/user");
    }

    /** The state is appended unchanged: Scalekit compares it byte for byte. */
    String callback(String state) {
        return url + "/sso/v1/connections/" + connectionId + "/partner:callback?state=" + state;
    }
}
