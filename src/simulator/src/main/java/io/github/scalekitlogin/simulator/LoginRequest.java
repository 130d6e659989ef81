// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A login request whose callback was not called yet.
 *
 * @param authorization the authorization request of the MCP client, empty when a test created the login request
 * @param submission the user details, empty before the submission
 */
record LoginRequest(
        LoginRequestTicket ticket,
        Instant expiresAt,
        Optional<AuthorizationRequest> authorization,
        Optional<Submission> submission) {

    String id() {
        return ticket.loginRequestId();
    }

    LoginRequest with(Submission submitted) {
        return new LoginRequest(ticket, expiresAt, authorization, Optional.of(submitted));
    }
}
