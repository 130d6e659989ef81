// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.net.URI;
import java.util.List;

/** Issues tokens to MCP clients for an authorization code or a refresh token. */
final class UserTokens {

    private static final String OFFLINE = "offline_access";

    private final Clients clients;
    private final CodeGrants codeGrants;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;

    UserTokens(Clients clients, CodeGrants codeGrants, RefreshTokens refreshTokens, AccessTokens accessTokens) {
        this.clients = clients;
        this.codeGrants = codeGrants;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
    }

    Tokens exchange(TokenRequest request, AuthorizationCodeGrant grant) throws GeneralException {
        ClientInformation client = clients.require(request);
        return issue(codeGrants.redeem(client, grant), client, request);
    }

    Tokens exchange(TokenRequest request, RefreshTokenGrant grant) throws GeneralException {
        ClientInformation client = clients.require(request);
        LoginRequest login = refreshTokens
                .redeem(grant.getRefreshToken())
                .filter(found ->
                        found.authorization().orElseThrow().getClientID().equals(client.getID()))
                .orElseThrow(() -> refused("The refresh token is unknown, expired, used already or another client's"));
        return issue(login, client, request);
    }

    private Tokens issue(LoginRequest login, ClientInformation client, TokenRequest request) throws GeneralException {
        AuthorizationRequest authorization = login.authorization().orElseThrow();
        requireGranted(authorization.getResources(), request.getResources());
        BearerAccessToken access = new BearerAccessToken(
                accessTokens.forUser(login), AccessTokens.LIFETIME.toSeconds(), authorization.getScope());
        return new Tokens(access, mayRefresh(authorization, client) ? refreshTokens.issue(login) : null);
    }

    private static boolean mayRefresh(AuthorizationRequest authorization, ClientInformation client) {
        boolean offline =
                authorization.getScope() != null && authorization.getScope().contains(OFFLINE);
        return offline || client.getMetadata().getGrantTypes().contains(GrantType.REFRESH_TOKEN);
    }

    private static void requireGranted(List<URI> granted, List<URI> requested) throws GeneralException {
        if (requested != null && (granted == null || !granted.containsAll(requested))) {
            throw new GeneralException(
                    OAuth2Error.INVALID_TARGET.setDescription("resource differs from the authorization request"));
        }
    }

    static GeneralException refused(String description) {
        ErrorObject error = OAuth2Error.INVALID_GRANT.setDescription(description);
        return new GeneralException(error);
    }
}
