// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;

/** The client credentials grant of the application's machine-to-machine client; credentials are form fields. */
final class MachineGrants {

    private final Credentials credentials;
    private final MachineTokens machineTokens;

    MachineGrants(Credentials credentials, MachineTokens machineTokens) {
        this.credentials = credentials;
        this.machineTokens = machineTokens;
    }

    BearerAccessToken exchange(TokenRequest request) throws GeneralException {
        boolean known = request.getClientAuthentication() instanceof ClientSecretPost sent
                && sent.getClientID().getValue().equals(credentials.clientId())
                && sent.getClientSecret().equals(new Secret(credentials.clientSecret()));
        if (!known) {
            throw new GeneralException(OAuth2Error.INVALID_CLIENT);
        }
        return new BearerAccessToken(machineTokens.issue(), AccessTokens.LIFETIME.toSeconds(), null);
    }
}
