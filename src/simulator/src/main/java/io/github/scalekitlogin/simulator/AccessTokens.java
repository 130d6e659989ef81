// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Issues access tokens to MCP clients: JWTs whose issuer is the environment URL. */
final class AccessTokens {

    static final Duration LIFETIME = Duration.ofHours(1);

    private static final List<String> USER_CLAIMS =
            List.of("email", "roles", "groups", "organization_external_id", "organization_external_name");

    private final URI environmentUrl;
    private final String resourceId;
    private final SigningKey key;
    private final InstantSource clock;

    AccessTokens(URI environmentUrl, String resourceId, SigningKey key, InstantSource clock) {
        this.environmentUrl = environmentUrl;
        this.resourceId = resourceId;
        this.key = key;
        this.clock = clock;
    }

    String forUser(LoginRequest login) {
        AuthorizationRequest authorization = login.authorization().orElseThrow();
        Map<String, Object> details = login.submission().orElseThrow().details();
        String clientId = authorization.getClientID().getValue();
        JWTClaimsSet.Builder claims =
                claims(clientId, String.valueOf(details.get("sub"))).audience(audience(authorization));
        if (authorization.getScope() != null) {
            claims.claim("scope", authorization.getScope().toString());
        }
        if (details.get("custom_attributes") instanceof Map<?, ?> attributes) {
            claims.claim("custom_claims", attributes);
        }
        USER_CLAIMS.stream().filter(details::containsKey).forEach(name -> claims.claim(name, details.get(name)));
        return key.sign(claims.build());
    }

    /** Returns the resource id, as Scalekit does, and the resources that the client named. */
    private List<String> audience(AuthorizationRequest authorization) {
        List<URI> resources = authorization.getResources();
        return Stream.concat(
                        Stream.of(resourceId),
                        resources == null ? Stream.empty() : resources.stream().map(URI::toString))
                .toList();
    }

    private JWTClaimsSet.Builder claims(String clientId, String subject) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(environmentUrl.toString())
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .claim("client_id", clientId);
    }
}
