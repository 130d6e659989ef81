// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registered MCP clients, and clients whose id is the address of a metadata document. */
final class Clients {

    private final Map<ClientID, ClientInformation> byId = new ConcurrentHashMap<>();
    private final ClientIdMetadataDocuments documents = new ClientIdMetadataDocuments();

    void add(ClientInformation client) {
        byId.put(client.getID(), client);
    }

    Optional<ClientInformation> find(ClientID id) {
        return Optional.ofNullable(byId.get(id)).or(() -> documents.find(id));
    }

    /** Returns the client of a token request, authenticated with its registered method. */
    ClientInformation require(TokenRequest request) throws GeneralException {
        boolean authenticates = request.getClientAuthentication() != null;
        ClientID id = authenticates ? request.getClientAuthentication().getClientID() : request.getClientID();
        ClientInformation client = id == null ? null : find(id).orElse(null);
        boolean genuine = client != null
                && (client.getSecret() == null
                        ? !authenticates
                        : request.getClientAuthentication() instanceof PlainClientSecret sent
                                && sent.getMethod().equals(client.getMetadata().getTokenEndpointAuthMethod())
                                && sent.getClientSecret().equals(client.getSecret()));
        if (!genuine) {
            throw new GeneralException(OAuth2Error.INVALID_CLIENT);
        }
        return client;
    }

    static String nameOf(ClientInformation client) {
        String name = client.getMetadata().getName();
        return name == null ? client.getID().getValue() : name;
    }
}
