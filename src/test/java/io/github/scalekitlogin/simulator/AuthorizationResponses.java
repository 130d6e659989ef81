// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import java.net.URI;

/** Sends the browser back to the MCP client, always with {@code iss} (RFC 9207). */
final class AuthorizationResponses {

    private final Issuer issuer;

    AuthorizationResponses(URI environmentUrl) {
        this.issuer = new Issuer(environmentUrl);
    }

    Reply granted(int status, AuthorizationRequest request, AuthorizationCode code) {
        return Reply.redirect(
                status,
                new AuthorizationSuccessResponse(
                                request.getRedirectionURI(), code, null, request.getState(), issuer, ResponseMode.QUERY)
                        .toURI());
    }

    Reply refused(int status, AuthorizationRequest request, ErrorObject error) {
        return refused(status, request.getRedirectionURI(), request.getState(), error);
    }

    Reply refused(int status, URI redirectUri, State state, ErrorObject error) {
        return Reply.redirect(
                status, new AuthorizationErrorResponse(redirectUri, error, state, issuer, ResponseMode.QUERY).toURI());
    }
}
