// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.Objects;

/**
 * The application's credentials: its machine-to-machine client and its connection. Immutable. No component may be null.
 *
 * @param clientId id of the machine-to-machine client
 * @param clientSecret its secret; {@link #toString()} does not show it
 * @param connectionId {@code conn_} and 1 to 32 digits
 * @since 1.0
 */
public record Credentials(String clientId, String clientSecret, String connectionId) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException when the connection id has another form
     */
    public Credentials {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        if (!connectionId.matches("conn_[0-9]{1,32}")) {
            throw new IllegalArgumentException(
                    "connectionId must be conn_ and 1 to 32 digits, was \"" + connectionId + "\"");
        }
    }

    /**
     * Returns the default credentials, which are the same in each run.
     *
     * @return client {@code skc_86659065219900000} and connection {@code conn_70982106544698372}
     */
    public static Credentials defaults() {
        return new Credentials("skc_86659065219900000", "simulator-secret", "conn_70982106544698372");
    }

    /**
     * Returns a copy with another client id.
     *
     * @param id the client id
     * @return the copy
     */
    public Credentials withClientId(String id) {
        return new Credentials(id, clientSecret, connectionId);
    }

    /**
     * Returns a copy with another client secret.
     *
     * @param secret the client secret
     * @return the copy
     */
    public Credentials withClientSecret(String secret) {
        return new Credentials(clientId, secret, connectionId);
    }

    /**
     * Returns a copy with another connection id.
     *
     * @param id {@code conn_} and 1 to 32 digits
     * @return the copy
     * @throws IllegalArgumentException when the id has another form
     */
    public Credentials withConnectionId(String id) {
        return new Credentials(clientId, clientSecret, id);
    }

    /** Returns the credentials without the secret. */
    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + ", clientSecret=***, connectionId=" + connectionId + "]";
    }
}
