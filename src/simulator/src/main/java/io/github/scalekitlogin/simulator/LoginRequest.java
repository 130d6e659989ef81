// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A login that was started and has not come back yet.
 *
 * @param authorization what the MCP client asked for, empty when a test started the login without one
 * @param submission the user details, once they are there
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
