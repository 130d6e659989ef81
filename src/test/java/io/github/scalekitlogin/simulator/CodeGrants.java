// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.net.URI;
import java.util.List;

/** The authorization code grant of MCP clients. */
final class CodeGrants {

    private final Clients clients;
    private final AuthorizationCodes codes;
    private final AccessTokens accessTokens;

    CodeGrants(Clients clients, AuthorizationCodes codes, AccessTokens accessTokens) {
        this.clients = clients;
        this.codes = codes;
        this.accessTokens = accessTokens;
    }

    BearerAccessToken exchange(TokenRequest request, AuthorizationCodeGrant grant) throws GeneralException {
        ClientInformation client = requireClient(request);
        // Taken before it is checked: a code that somebody got wrong is not worth a second guess.
        LoginRequest login = codes.take(grant.getAuthorizationCode())
                .orElseThrow(() -> refused("The code is unknown, expired or used already"));
        AuthorizationRequest authorization = login.authorization().orElseThrow();
        require(authorization.getClientID().equals(client.getID()), "The code was issued to another client");
        require(
                authorization.getRedirectionURI().equals(grant.getRedirectionURI()),
                "redirect_uri differs from the authorization request");
        require(
                grant.getCodeVerifier() != null
                        && CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                                .equals(authorization.getCodeChallenge()),
                "code_verifier does not match the code_challenge");
        requireGranted(authorization.getResources(), request.getResources());
        return new BearerAccessToken(
                accessTokens.forUser(login), AccessTokens.LIFETIME.toSeconds(), authorization.getScope());
    }

    private ClientInformation requireClient(TokenRequest request) throws GeneralException {
        boolean authenticates = request.getClientAuthentication() != null;
        ClientID id = authenticates ? request.getClientAuthentication().getClientID() : request.getClientID();
        ClientInformation client = id == null ? null : clients.find(id).orElse(null);
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

    private static void requireGranted(List<URI> granted, List<URI> requested) throws GeneralException {
        if (requested != null && (granted == null || !granted.containsAll(requested))) {
            throw new GeneralException(
                    OAuth2Error.INVALID_TARGET.setDescription("resource differs from the authorization request"));
        }
    }

    private static void require(boolean condition, String otherwise) throws GeneralException {
        if (!condition) {
            throw refused(otherwise);
        }
    }

    private static GeneralException refused(String description) {
        ErrorObject error = OAuth2Error.INVALID_GRANT.setDescription(description);
        return new GeneralException(error);
    }
}
