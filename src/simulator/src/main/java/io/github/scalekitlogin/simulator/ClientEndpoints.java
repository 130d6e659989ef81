// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The endpoints of the start page: a login with the {@link ScriptedClient}. */
final class ClientEndpoints {

    private final Map<State, Attempt> attempts = new ConcurrentHashMap<>();
    private final URI environmentUrl;
    private final ScriptedClient client;
    private final Supplier<Optional<URI>> mcpServer;

    /** @param mcpServer the MCP server whose tool is called after a login, if any */
    ClientEndpoints(URI environmentUrl, Supplier<Optional<URI>> mcpServer) {
        this.environmentUrl = environmentUrl;
        this.mcpServer = mcpServer;
        this.client = new ScriptedClient(environmentUrl);
    }

    /** Answers the start page's form. */
    Reply login(RecordedRequest request) {
        try {
            CodeVerifier verifier = new CodeVerifier();
            Scope scope = Scope.parse(request.findFormParameter("scope").orElse(""));
            URI[] resources = request.findFormParameter("resource")
                    .filter(resource -> !resource.isBlank())
                    .map(resource -> new URI[] {URI.create(resource.strip())})
                    .orElseGet(() -> new URI[0]);
            AuthorizationRequest authorization =
                    client.authorizationRequest(client.register(), verifier, scope, resources);
            attempts.put(authorization.getState(), new Attempt(authorization, verifier));
            return Reply.redirect(303, authorization.toURI());
        } catch (GeneralException e) {
            return failed(e);
        } catch (IOException | IllegalArgumentException e) {
            return ErrorReplies.page(502, "The login did not start", "client_error", e.getMessage());
        }
    }

    /** Answers at the redirect URI. */
    Reply callback(RecordedRequest request) {
        try {
            AuthorizationResponse response = AuthorizationResponse.parse(environmentUrl.resolve(request.uri()));
            Attempt attempt = Optional.ofNullable(response.getState())
                    .map(attempts::remove)
                    .orElseThrow(() -> new GeneralException(
                            new ErrorObject("unknown_state", "The client started no login with this state")));
            if (!new Issuer(environmentUrl).equals(response.getIssuer())) {
                throw new GeneralException(new ErrorObject("wrong_issuer", "iss is not the environment URL"));
            }
            if (!response.indicatesSuccess()) {
                throw new GeneralException(response.toErrorResponse().getErrorObject());
            }
            String token = client.exchange(
                    response.toSuccessResponse().getAuthorizationCode(), attempt.authorization(), attempt.verifier());
            Optional<String> whoami = Optional.empty();
            if (mcpServer.get().isPresent()) {
                whoami = Optional.of(new ScriptedToolCall(mcpServer.get().get(), token).whoami());
            }
            return Reply.page(
                    200, StartPage.signedIn(SignedJWT.parse(token).getPayload().toJSONObject(), whoami));
        } catch (GeneralException e) {
            return failed(e);
        } catch (IOException | java.text.ParseException e) {
            return ErrorReplies.page(502, "The login failed", "client_error", e.getMessage());
        }
    }

    private static Reply failed(GeneralException e) {
        ErrorObject error = e.getErrorObject() == null ? new ErrorObject("client_error") : e.getErrorObject();
        String description = error.getDescription() == null ? e.getMessage() : error.getDescription();
        return ErrorReplies.page(200, "The login failed", error.getCode(), description);
    }

    private record Attempt(AuthorizationRequest authorization, CodeVerifier verifier) {}
}
