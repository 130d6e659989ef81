// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.Objects;

/** What the app is given to speak to this environment: its machine-to-machine client and its connection. */
public record Credentials(String clientId, String clientSecret, String connectionId) {

    public Credentials {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        if (!connectionId.matches("conn_[0-9]{1,32}")) {
            throw new IllegalArgumentException(
                    "connectionId must be conn_ and 1 to 32 digits, was \"" + connectionId + "\"");
        }
    }

    /** Returns the credentials that are used where none are given. */
    public static Credentials defaults() {
        return new Credentials("skc_86659065219900000", "simulator-secret", "conn_70982106544698372");
    }

    public Credentials withClientId(String id) {
        return new Credentials(id, clientSecret, connectionId);
    }

    public Credentials withClientSecret(String secret) {
        return new Credentials(clientId, secret, connectionId);
    }

    public Credentials withConnectionId(String id) {
        return new Credentials(clientId, clientSecret, id);
    }

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + ", clientSecret=***, connectionId=" + connectionId + "]";
    }
}
