// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.net.URI;

/** Exchanges grants for access tokens. */
final class TokenEndpoint implements Handler {

    private final URI environmentUrl;
    private final MachineGrants machineGrants;
    private final CodeGrants codeGrants;

    TokenEndpoint(URI environmentUrl, MachineGrants machineGrants, CodeGrants codeGrants) {
        this.environmentUrl = environmentUrl;
        this.machineGrants = machineGrants;
        this.codeGrants = codeGrants;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        try {
            TokenRequest tokenRequest = TokenRequest.parse(request.toOAuth(environmentUrl));
            BearerAccessToken token = exchange(tokenRequest, tokenRequest.getAuthorizationGrant());
            return Reply.of(new AccessTokenResponse(new Tokens(token, null)).toHTTPResponse());
        } catch (GeneralException e) {
            Reply refusal = ErrorReplies.oauth(e);
            boolean basic =
                    refusal.status() == 401 && request.header("Authorization").isPresent();
            return basic ? refusal.with("WWW-Authenticate", "Basic realm=\"token\"") : refusal;
        }
    }

    private BearerAccessToken exchange(TokenRequest request, AuthorizationGrant grant) throws GeneralException {
        if (grant instanceof ClientCredentialsGrant) {
            return machineGrants.exchange(request);
        }
        if (grant instanceof AuthorizationCodeGrant codeGrant) {
            return codeGrants.exchange(request, codeGrant);
        }
        throw new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }
}
