// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientInformationResponse;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The start page's MCP client: a public client that calls the simulator over HTTP. */
final class ScriptedClient {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final URI environmentUrl;
    private final URI redirectUri;

    ScriptedClient(URI environmentUrl) {
        this.environmentUrl = environmentUrl;
        this.redirectUri = environmentUrl.resolve("/client/callback");
    }

    ClientID register() throws GeneralException, IOException {
        ClientMetadata metadata = new ClientMetadata();
        metadata.setName("Scalekit simulator start page");
        metadata.setRedirectionURI(redirectUri);
        metadata.setTokenEndpointAuthMethod(ClientAuthenticationMethod.NONE);
        URI endpoint = environmentUrl.resolve("/oauth/register");
        HTTPRequest request = new ClientRegistrationRequest(endpoint, metadata, null).toHTTPRequest();
        ClientRegistrationResponse response =
                ClientRegistrationResponse.parse(timed(request).send());
        if (response instanceof ClientInformationResponse registered) {
            return registered.getClientInformation().getID();
        }
        throw new GeneralException(response.toErrorResponse().getErrorObject());
    }

    AuthorizationRequest authorizationRequest(ClientID id, CodeVerifier verifier, Scope scope, URI... resources) {
        return new AuthorizationRequest.Builder(ResponseType.CODE, id)
                .endpointURI(environmentUrl.resolve("/oauth/authorize"))
                .redirectionURI(redirectUri)
                .scope(scope)
                .resources(resources)
                .state(new State())
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();
    }

    /** Returns the access token. */
    String exchange(AuthorizationCode code, AuthorizationRequest authorization, CodeVerifier verifier)
            throws GeneralException, IOException {
        List<URI> resources = authorization.getResources() == null ? List.of() : authorization.getResources();
        TokenRequest request = new TokenRequest.Builder(
                        environmentUrl.resolve("/oauth/token"),
                        authorization.getClientID(),
                        new AuthorizationCodeGrant(code, redirectUri, verifier))
                .resources(resources.isEmpty() ? null : resources.toArray(URI[]::new))
                .build();
        TokenResponse response =
                TokenResponse.parse(timed(request.toHTTPRequest()).send());
        if (!response.indicatesSuccess()) {
            throw new GeneralException(response.toErrorResponse().getErrorObject());
        }
        return response.toSuccessResponse().getTokens().getAccessToken().getValue();
    }

    private static HTTPRequest timed(HTTPRequest request) {
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        return request;
    }
}
