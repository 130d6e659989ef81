// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.client.ClientInformationResponse;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationErrorResponse;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/** Registers public and confidential MCP clients. */
final class RegistrationEndpoint implements Handler {

    private final URI environmentUrl;
    private final Clients clients;
    private final InstantSource clock;
    private final RandomIds ids = new RandomIds();

    RegistrationEndpoint(URI environmentUrl, Clients clients, InstantSource clock) {
        this.environmentUrl = environmentUrl;
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        try {
            ClientMetadata metadata = ClientRegistrationRequest.parse(request.toOAuth(environmentUrl))
                    .getClientMetadata();
            metadata.applyDefaults();
            requireUsable(metadata);
            ClientInformation client = register(metadata);
            return Reply.of(new ClientInformationResponse(client, true).toHTTPResponse());
        } catch (ParseException e) {
            return refused(new GeneralException(
                    e.getErrorObject() == null
                            ? RegistrationError.INVALID_CLIENT_METADATA.setDescription(e.getMessage())
                            : e.getErrorObject()));
        } catch (GeneralException e) {
            return refused(e);
        }
    }

    private ClientInformation register(ClientMetadata metadata) {
        boolean open = metadata.getTokenEndpointAuthMethod().equals(ClientAuthenticationMethod.NONE);
        ClientInformation client = new ClientInformation(
                new ClientID(ids.numbered("mcp_")),
                Date.from(clock.instant()),
                metadata,
                open ? null : new Secret(ids.unguessable()));
        clients.add(client);
        return client;
    }

    private static void requireUsable(ClientMetadata metadata) throws GeneralException {
        Set<URI> redirectUris = metadata.getRedirectionURIs();
        if (redirectUris == null || redirectUris.isEmpty()) {
            throw new GeneralException(
                    RegistrationError.INVALID_REDIRECT_URI.setDescription("redirect_uris is needed"));
        }
        if (!redirectUris.stream().allMatch(RedirectUris::isAllowed)) {
            throw new GeneralException(RegistrationError.INVALID_REDIRECT_URI.setDescription(
                    "redirect_uris must be absolute, without fragment, and not http except on loopback"));
        }
        if (!MetadataEndpoint.AUTH_METHODS.contains(metadata.getTokenEndpointAuthMethod())) {
            throw new GeneralException(RegistrationError.INVALID_CLIENT_METADATA.setDescription(
                    "token_endpoint_auth_method must be one of " + MetadataEndpoint.AUTH_METHODS));
        }
    }

    private static Reply refused(GeneralException e) {
        return Reply.of(new ClientRegistrationErrorResponse(e.getErrorObject()).toHTTPResponse());
    }
}
