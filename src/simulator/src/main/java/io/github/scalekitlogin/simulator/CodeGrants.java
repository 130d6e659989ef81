// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;

/** The authorization code grant of MCP clients. */
final class CodeGrants {

    private final AuthorizationCodes codes;

    CodeGrants(AuthorizationCodes codes) {
        this.codes = codes;
    }

    /** Returns the login for which the code was issued. */
    LoginRequest redeem(ClientInformation client, AuthorizationCodeGrant grant) throws GeneralException {
        // Removed before the checks: a code that was used with wrong parameters must not be used again.
        LoginRequest login = codes.remove(grant.getAuthorizationCode())
                .orElseThrow(() -> UserTokens.refused("The code is unknown, expired or used already"));
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
        return login;
    }

    private static void require(boolean condition, String otherwise) throws GeneralException {
        if (!condition) {
            throw UserTokens.refused(otherwise);
        }
    }
}
