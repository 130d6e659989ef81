// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The state of the environment, which is kept while the port is closed, and the handlers of all endpoints. */
final class Environment {

    private final URI environmentUrl;
    private final SimulatorSettings settings;
    private final LoginRequests loginRequests;
    private final MachineTokens machineTokens;
    private final BoundedLog<Submission> submissions = new BoundedLog<>();
    private final BoundedLog<String> callbacks = new BoundedLog<>();
    private final RandomIds ids = new RandomIds();
    private final SigningKey key = new SigningKey();
    private volatile URI loginEndpoint;
    private volatile Optional<URI> mcpServer = Optional.empty();

    Environment(URI environmentUrl, SimulatorSettings settings) {
        this.environmentUrl = environmentUrl;
        this.settings = settings;
        this.loginRequests = new LoginRequests(settings.clock());
        this.machineTokens = new MachineTokens(settings.clock());
        this.loginEndpoint = settings.loginEndpoint();
    }

    Map<Endpoint, Handler> routes() {
        InstantSource clock = settings.clock();
        Credentials credentials = settings.credentials();
        String connectionId = credentials.connectionId();
        Clients clients = new Clients();
        AccessTokens accessTokens = new AccessTokens(environmentUrl, settings.resourceId(), key, clock);
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        AuthorizationResponses responses = new AuthorizationResponses();
        ConsentEndpoint consent = new ConsentEndpoint(clients, codes, responses, clock);
        ClientEndpoints scripted = new ClientEndpoints(environmentUrl, () -> mcpServer);
        MachineGrants machineGrants = new MachineGrants(credentials, machineTokens);
        CodeGrants codeGrants = new CodeGrants(codes);

        UserTokens userTokens = new UserTokens(clients, codeGrants, new RefreshTokens(clock), accessTokens);

        Map<Endpoint, Handler> routes = new EnumMap<>(Endpoint.class);
        routes.put(Endpoint.START, request -> startPage());
        routes.put(Endpoint.CLIENT_LOGIN, scripted::login);
        routes.put(Endpoint.METADATA, new MetadataEndpoint(environmentUrl, settings.resourceId()));
        routes.put(Endpoint.REGISTER, new RegistrationEndpoint(environmentUrl, clients, clock));
        routes.put(Endpoint.AUTHORIZE, new AuthorizationEndpoint(environmentUrl, clients, responses, this::startLogin));
        routes.put(Endpoint.TOKEN, new TokenEndpoint(environmentUrl, machineGrants, userTokens));
        routes.put(Endpoint.USER, new UserEndpoint(connectionId, machineTokens, loginRequests, submissions));
        routes.put(Endpoint.CALLBACK, new CallbackEndpoint(connectionId, loginRequests, callbacks, consent, responses));
        routes.put(Endpoint.CONSENT, consent);
        routes.put(Endpoint.CLIENT_CALLBACK, scripted::callback);
        routes.put(Endpoint.KEYS, request -> Reply.json(200, key.toPublicKeys().toString()));
        return routes;
    }

    LoginRequestTicket openLoginRequest(String state) {
        return open(state, Optional.empty());
    }

    String signedToken(Map<String, Object> claims) {
        try {
            return key.sign(JWTClaimsSet.parse(claims));
        } catch (ParseException e) {
            throw new IllegalArgumentException("No claims of a JWT: " + e.getMessage(), e);
        }
    }

    String unguessableState() {
        return ids.unguessable();
    }

    void loginEndpoint(URI uri) {
        loginEndpoint = SimulatorSettings.requireLoginEndpoint(uri);
    }

    String resourceId() {
        return settings.resourceId();
    }

    void mcpServer(URI uri) {
        mcpServer = Optional.of(uri);
    }

    URI loginEndpoint() {
        return loginEndpoint;
    }

    LoginRequests loginRequests() {
        return loginRequests;
    }

    MachineTokens machineTokens() {
        return machineTokens;
    }

    BoundedLog<Submission> submissions() {
        return submissions;
    }

    BoundedLog<String> callbacks() {
        return callbacks;
    }

    private URI startLogin(AuthorizationRequest authorization) {
        return open(unguessableState(), Optional.of(authorization)).appendTo(loginEndpoint);
    }

    private LoginRequestTicket open(String state, Optional<AuthorizationRequest> authorization) {
        LoginRequestTicket ticket = new LoginRequestTicket(ids.numbered("lri_"), state);
        return loginRequests.open(ticket, authorization).ticket();
    }

    private Reply startPage() {
        return Reply.page(200, StartPage.inviting(environmentUrl, loginEndpoint, mcpServer, submissions.entries()));
    }
}
