// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Shows the consent page and accepts its answer once. */
final class ConsentEndpoint implements Handler {

    private final Map<String, LoginRequest> asked = new ConcurrentHashMap<>();
    private final RandomIds ids = new RandomIds();
    private final Clients clients;
    private final AuthorizationCodes codes;
    private final AuthorizationResponses responses;
    private final InstantSource clock;

    ConsentEndpoint(Clients clients, AuthorizationCodes codes, AuthorizationResponses responses, InstantSource clock) {
        this.clients = clients;
        this.codes = codes;
        this.responses = responses;
        this.clock = clock;
    }

    Reply ask(LoginRequest login) {
        Optional<AuthorizationRequest> authorization = login.authorization();
        if (authorization.isEmpty()) {
            return Reply.page(200, ConsentPage.withoutClient(login));
        }
        String token = ids.unguessable();
        asked.put(token, login);
        String clientName = clients.find(authorization.get().getClientID())
                .map(Clients::nameOf)
                .orElse("");
        return Reply.page(200, ConsentPage.asking(login, clientName, token));
    }

    @Override
    public Reply reply(RecordedRequest request) {
        return request.findFormParameter("consent")
                .map(asked::remove)
                .filter(login -> clock.instant().isBefore(login.expiresAt()))
                .flatMap(login -> request.findFormParameter("decision").map(decision -> decide(login, decision)))
                .orElseGet(() -> ErrorReplies.page(
                        400, "Unknown consent", "invalid_consent", "This question is unknown or answered."));
    }

    private Reply decide(LoginRequest login, String decision) {
        AuthorizationRequest authorization = login.authorization().orElseThrow();
        // 303: the browser must not post the form to the client's redirect URI.
        return decision.equals("allow")
                ? responses.granted(303, authorization, codes.issue(login))
                : responses.refused(
                        303, authorization, OAuth2Error.ACCESS_DENIED.setDescription("Consent was denied."));
    }
}
