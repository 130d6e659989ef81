// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;

/** Error responses in the format of each endpoint. */
final class ErrorReplies {

    private ErrorReplies() {}

    static Reply at(Endpoint endpoint, int status, String message) {
        return switch (endpoint) {
            case USER -> GrpcError.forHttpStatus(status).reply(status, message);
            case TOKEN, REGISTER, METADATA, KEYS ->
                oauth(oauthError(status).setDescription(message).setHTTPStatusCode(status));
            default -> page(status, "Error " + status, "error", message);
        };
    }

    static Reply oauth(GeneralException refused) {
        ErrorObject error = refused.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : refused.getErrorObject();
        String description = error.getDescription() == null ? refused.getMessage() : error.getDescription();
        return oauth(error.setDescription(ErrorObject.removeIllegalChars(description)));
    }

    static Reply oauth(ErrorObject error) {
        return Reply.of(new TokenErrorResponse(error).toHTTPResponse());
    }

    static Reply page(int status, String title, String error, String message) {
        return Reply.page(status, Page.error(title, error, message));
    }

    private static ErrorObject oauthError(int status) {
        return switch (status) {
            case 400 -> OAuth2Error.INVALID_REQUEST;
            case 401 -> OAuth2Error.INVALID_CLIENT;
            case 403 -> OAuth2Error.UNAUTHORIZED_CLIENT;
            case 429, 503 -> OAuth2Error.TEMPORARILY_UNAVAILABLE;
            default -> OAuth2Error.SERVER_ERROR;
        };
    }
}
