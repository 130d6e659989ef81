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

/**
 * Redirects the browser to the MCP client, always with {@code iss} (RFC 9207): the environment, or the resource when the
 * client used the resource's authorization endpoint.
 */
final class AuthorizationResponses {

    Reply granted(int status, AuthorizationRequest request, AuthorizationCode code) {
        return Reply.redirect(
                status,
                new AuthorizationSuccessResponse(
                                request.getRedirectionURI(),
                                code,
                                null,
                                request.getState(),
                                issuer(request.getEndpointURI()),
                                ResponseMode.QUERY)
                        .toURI());
    }

    Reply refused(int status, AuthorizationRequest request, ErrorObject error) {
        return refused(status, request.getEndpointURI(), request.getRedirectionURI(), request.getState(), error);
    }

    Reply refused(int status, URI authorizationEndpoint, URI redirectUri, State state, ErrorObject error) {
        return Reply.redirect(
                status,
                new AuthorizationErrorResponse(
                                redirectUri, error, state, issuer(authorizationEndpoint), ResponseMode.QUERY)
                        .toURI());
    }

    private static Issuer issuer(URI authorizationEndpoint) {
        return new Issuer(authorizationEndpoint.toString().replaceFirst("/oauth/authorize$", ""));
    }
}
