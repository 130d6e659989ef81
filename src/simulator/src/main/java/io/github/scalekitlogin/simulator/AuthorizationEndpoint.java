// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.client.ClientInformation;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

/** Checks the MCP client's authorization request and redirects the browser to the application's login endpoint. */
final class AuthorizationEndpoint implements Handler {

    private final URI environmentUrl;
    private final Clients clients;
    private final AuthorizationResponses responses;
    private final Function<AuthorizationRequest, URI> startLogin;

    /** @param startLogin creates a login request and returns the address of the login endpoint */
    AuthorizationEndpoint(
            URI environmentUrl,
            Clients clients,
            AuthorizationResponses responses,
            Function<AuthorizationRequest, URI> startLogin) {
        this.environmentUrl = environmentUrl;
        this.clients = clients;
        this.responses = responses;
        this.startLogin = startLogin;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        Optional<ClientInformation> client =
                request.findQueryParameter("client_id").map(ClientID::new).flatMap(clients::find);
        if (client.isEmpty()) {
            return ErrorReplies.page(400, "Unknown client", "invalid_client", "No client is registered by this id.");
        }
        Optional<URI> redirectUri = request.findQueryParameter("redirect_uri")
                .flatMap(AuthorizationEndpoint::parse)
                .filter(uri -> RedirectUris.matches(client.get().getMetadata().getRedirectionURIs(), uri));
        // RFC 6749, section 4.1.2.1: no redirect to an unregistered address.
        return redirectUri
                .map(uri -> start(request, uri))
                .orElseGet(() -> ErrorReplies.page(
                        400, "Wrong redirect URI", "invalid_redirect_uri", "The client did not register this URI."));
    }

    private Reply start(RecordedRequest request, URI redirectUri) {
        URI endpoint = environmentUrl.resolve(request.uri().getRawPath());
        try {
            AuthorizationRequest authorization = AuthorizationRequest.parse(endpoint, request.queryParameters());
            Optional<ErrorObject> fault = findFault(authorization);
            if (fault.isPresent()) {
                return responses.refused(302, authorization, fault.get());
            }
            return Reply.redirect(302, startLogin.apply(authorization));
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject();
            State state = request.findQueryParameter("state").map(State::new).orElse(null);
            return responses.refused(302, endpoint, redirectUri, state, error);
        }
    }

    private static Optional<ErrorObject> findFault(AuthorizationRequest authorization) {
        if (authorization.specifiesRequestObject()) {
            return Optional.of(OAuth2Error.REQUEST_NOT_SUPPORTED);
        }
        if (!ResponseType.CODE.equals(authorization.getResponseType())) {
            return Optional.of(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (authorization.getResponseMode() != null && !ResponseMode.QUERY.equals(authorization.getResponseMode())) {
            return Optional.of(OAuth2Error.INVALID_REQUEST.setDescription("response_mode must be query"));
        }
        boolean s256 = CodeChallengeMethod.S256.equals(authorization.getCodeChallengeMethod());
        if (authorization.getCodeChallenge() == null || !s256) {
            return Optional.of(OAuth2Error.INVALID_REQUEST.setDescription("PKCE with S256 is required"));
        }
        return Optional.empty();
    }

    private static Optional<URI> parse(String uri) {
        try {
            return Optional.of(new URI(uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
