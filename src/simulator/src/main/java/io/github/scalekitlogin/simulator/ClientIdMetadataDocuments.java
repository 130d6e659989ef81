// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import net.minidev.json.JSONObject;

/**
 * Clients without a registration: the client id is the HTTPS address of a document that describes the client
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/">draft</a>). Plain HTTP is
 * accepted on loopback only.
 */
final class ClientIdMetadataDocuments {

    private static final int TIMEOUT_MILLIS = 5_000;

    /** Returns the client, if its id is such an address and the document contains the same id. */
    Optional<ClientInformation> find(ClientID id) {
        try {
            URI address = URI.create(id.getValue());
            return isAddress(address) ? fetch(id, address) : Optional.empty();
        } catch (IllegalArgumentException | IOException | ParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isAddress(URI uri) {
        return ("https".equals(uri.getScheme()) || RedirectUris.isLoopback(uri))
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getRawPath() != null
                && uri.getRawPath().length() > 1;
    }

    private static Optional<ClientInformation> fetch(ClientID id, URI address) throws IOException, ParseException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address);
        request.setFollowRedirects(false);
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        HTTPResponse response = request.send();
        if (response.getStatusCode() != 200) {
            return Optional.empty();
        }
        JSONObject document = response.getBodyAsJSONObject();
        if (!id.getValue().equals(document.get("client_id"))) {
            return Optional.empty();
        }
        ClientMetadata metadata = ClientMetadata.parse(document);
        metadata.applyDefaults();
        // A public document contains no secret.
        metadata.setTokenEndpointAuthMethod(ClientAuthenticationMethod.NONE);
        boolean usable = metadata.getRedirectionURIs() != null
                && metadata.getRedirectionURIs().stream().allMatch(RedirectUris::isAllowed);
        return usable ? Optional.of(new ClientInformation(id, null, metadata, null)) : Optional.empty();
    }
}
