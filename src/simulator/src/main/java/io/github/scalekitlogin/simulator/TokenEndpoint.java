// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.net.URI;

/** Exchanges grants for access tokens. */
final class TokenEndpoint implements Handler {

    private final URI environmentUrl;
    private final MachineGrants machineGrants;
    private final UserTokens userTokens;

    TokenEndpoint(URI environmentUrl, MachineGrants machineGrants, UserTokens userTokens) {
        this.environmentUrl = environmentUrl;
        this.machineGrants = machineGrants;
        this.userTokens = userTokens;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        try {
            TokenRequest tokenRequest = TokenRequest.parse(request.toOAuth(environmentUrl));
            Tokens tokens = exchange(tokenRequest, tokenRequest.getAuthorizationGrant());
            return Reply.of(new AccessTokenResponse(tokens).toHTTPResponse());
        } catch (GeneralException e) {
            Reply refusal = ErrorReplies.oauth(e);
            boolean basic =
                    refusal.status() == 401 && request.header("Authorization").isPresent();
            return basic ? refusal.with("WWW-Authenticate", "Basic realm=\"token\"") : refusal;
        }
    }

    private Tokens exchange(TokenRequest request, AuthorizationGrant grant) throws GeneralException {
        if (grant instanceof ClientCredentialsGrant) {
            return new Tokens(machineGrants.exchange(request), null);
        }
        if (grant instanceof AuthorizationCodeGrant codeGrant) {
            return userTokens.exchange(request, codeGrant);
        }
        if (grant instanceof RefreshTokenGrant refreshGrant) {
            return userTokens.exchange(request, refreshGrant);
        }
        throw new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }
}
