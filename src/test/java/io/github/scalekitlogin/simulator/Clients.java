// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The MCP clients that registered. */
final class Clients {

    private final Map<ClientID, ClientInformation> byId = new ConcurrentHashMap<>();

    void add(ClientInformation client) {
        byId.put(client.getID(), client);
    }

    Optional<ClientInformation> find(ClientID id) {
        return Optional.ofNullable(byId.get(id));
    }

    static String nameOf(ClientInformation client) {
        String name = client.getMetadata().getName();
        return name == null ? client.getID().getValue() : name;
    }
}
