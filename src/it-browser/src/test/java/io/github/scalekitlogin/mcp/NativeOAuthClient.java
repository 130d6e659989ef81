// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientInformationResponse;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationRequest;
import com.nimbusds.oauth2.sdk.client.ClientRegistrationResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.minidev.json.JSONArray;
import net.minidev.json.JSONObject;

/** The OAuth part of an MCP client, which the Java SDK leaves to the program: by Nimbus, from the challenge to the token. */
final class NativeOAuthClient {

    private static final Pattern RESOURCE_METADATA = Pattern.compile("^Bearer .*resource_metadata=\"([^\"]+)\".*");

    private final URI resource;
    private final Scope scope;
    private final AuthorizationServerMetadata server;

    private NativeOAuthClient(URI resource, Scope scope, AuthorizationServerMetadata server) {
        this.resource = resource;
        this.scope = scope;
        this.server = server;
    }

    /** Finds the authorization server that a {@code WWW-Authenticate} header leads to. */
    static NativeOAuthClient discover(String challenge) throws IOException, GeneralException {
        Matcher matcher = RESOURCE_METADATA.matcher(challenge);
        if (!matcher.matches()) {
            throw new GeneralException("No resource_metadata in " + challenge);
        }
        JSONObject metadata = json(URI.create(matcher.group(1)));
        URI issuer = URI.create((String) ((JSONArray) metadata.get("authorization_servers")).get(0));
        Scope scope = new Scope();
        ((JSONArray) metadata.get("scopes_supported")).forEach(name -> scope.add((String) name));
        AuthorizationServerMetadata server = AuthorizationServerMetadata.parse(
                json(issuer.resolve("/.well-known/oauth-authorization-server" + issuer.getRawPath())));
        if (!server.getIssuer().equals(new Issuer(issuer))) {
            throw new GeneralException("The metadata of " + issuer + " name another issuer");
        }
        return new NativeOAuthClient(URI.create(metadata.getAsString("resource")), scope, server);
    }

    private static JSONObject json(URI uri) throws IOException, GeneralException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, uri);
        request.setHeader("MCP-Protocol-Version", "2025-11-25");
        return request.send().getBodyAsJSONObject();
    }

    ClientID register(URI redirectUri) throws IOException, GeneralException {
        ClientMetadata metadata = new ClientMetadata();
        metadata.setName("MCP Java SDK");
        metadata.setRedirectionURI(redirectUri);
        metadata.setGrantTypes(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        metadata.setTokenEndpointAuthMethod(ClientAuthenticationMethod.NONE);
        HTTPRequest request =
                new ClientRegistrationRequest(server.getRegistrationEndpointURI(), metadata, null).toHTTPRequest();
        ClientRegistrationResponse response = ClientRegistrationResponse.parse(request.send());
        if (response instanceof ClientInformationResponse registered) {
            return registered.getClientInformation().getID();
        }
        throw new GeneralException(response.toErrorResponse().getErrorObject());
    }

    /** Lets the person sign in and returns what comes of it. */
    Tokens authorize(ClientID id, RedirectListener listener, Consumer<URI> person)
            throws IOException, GeneralException {
        CodeVerifier verifier = new CodeVerifier();
        AuthorizationRequest request = new AuthorizationRequest.Builder(ResponseType.CODE, id)
                .endpointURI(server.getAuthorizationEndpointURI())
                .redirectionURI(listener.redirectUri())
                .scope(scope)
                .resource(resource)
                .state(new State())
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();
        person.accept(request.toURI());
        AuthorizationResponse response = AuthorizationResponse.parse(listener.arrival());
        if (!request.getState().equals(response.getState())
                || !server.getIssuer().equals(response.getIssuer())) {
            throw new GeneralException("state or iss is not what was asked for");
        }
        if (!response.indicatesSuccess()) {
            throw new GeneralException(response.toErrorResponse().getErrorObject());
        }
        return exchange(
                id,
                new AuthorizationCodeGrant(
                        response.toSuccessResponse().getAuthorizationCode(), listener.redirectUri(), verifier));
    }

    Tokens refresh(ClientID id, RefreshToken token) throws IOException, GeneralException {
        return exchange(id, new RefreshTokenGrant(token));
    }

    private Tokens exchange(ClientID id, AuthorizationGrant grant) throws IOException, GeneralException {
        TokenRequest request = new TokenRequest.Builder(server.getTokenEndpointURI(), id, grant)
                .resource(resource)
                .build();
        TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());
        if (!response.indicatesSuccess()) {
            throw new GeneralException(response.toErrorResponse().getErrorObject());
        }
        return response.toSuccessResponse().getTokens();
    }
}
