// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.OAuth2Error;

/** Receives the browser from the application and shows the consent page, or redirects to the client. */
final class CallbackEndpoint implements Handler {

    private final String connectionId;
    private final LoginRequests loginRequests;
    private final BoundedLog<String> callbacks;
    private final ConsentEndpoint consent;
    private final AuthorizationResponses responses;

    CallbackEndpoint(
            String connectionId,
            LoginRequests loginRequests,
            BoundedLog<String> callbacks,
            ConsentEndpoint consent,
            AuthorizationResponses responses) {
        this.connectionId = connectionId;
        this.loginRequests = loginRequests;
        this.callbacks = callbacks;
        this.consent = consent;
        this.responses = responses;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        if (!request.pathVariables().get(0).equals(connectionId)) {
            return ErrorReplies.page(404, "Unknown connection", "connection_not_found", "There is no such connection.");
        }
        return request.findQueryParameter("state")
                .flatMap(loginRequests::removeSubmitted)
                .map(this::proceed)
                .orElseGet(CallbackEndpoint::invalidState);
    }

    private Reply proceed(LoginRequest login) {
        callbacks.add(login.id());
        if (!login.submission().orElseThrow().loginFailed()) {
            return consent.ask(login);
        }
        String message = "The login failed.";
        return login.authorization()
                .map(authorization ->
                        responses.refused(302, authorization, OAuth2Error.ACCESS_DENIED.setDescription(message)))
                .orElseGet(() -> ErrorReplies.page(200, "Login failed", "access_denied", message));
    }

    private static Reply invalidState() {
        String message = "The state is unknown, expired or used already, or no user details were submitted for it."
                + " Start again from the MCP client.";
        return ErrorReplies.page(400, "This login cannot go on", "invalid_state", message);
    }
}
