// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import net.minidev.json.JSONObject;

/** The metadata of the authorization server. The issuer is the environment URL, or the URL of its resource. */
final class MetadataEndpoint implements Handler {

    static final List<ClientAuthenticationMethod> AUTH_METHODS = List.of(
            ClientAuthenticationMethod.NONE,
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private final URI environmentUrl;
    private final String resourceId;

    MetadataEndpoint(URI environmentUrl, String resourceId) {
        this.environmentUrl = environmentUrl;
        this.resourceId = resourceId;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        String resource = request.pathVariables().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (resource != null && !resource.equals(resourceId)) {
            return ErrorReplies.at(Endpoint.METADATA, 404, "There is no such resource");
        }
        String issuer = resource == null ? environmentUrl.toString() : environmentUrl + "/resources/" + resource;
        AuthorizationServerMetadata metadata = new AuthorizationServerMetadata(new Issuer(issuer));
        metadata.setAuthorizationEndpointURI(URI.create(issuer + "/oauth/authorize"));
        metadata.setTokenEndpointURI(environmentUrl.resolve("/oauth/token"));
        metadata.setRegistrationEndpointURI(environmentUrl.resolve("/oauth/register"));
        metadata.setJWKSetURI(environmentUrl.resolve("/keys"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setGrantTypes(
                List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(AUTH_METHODS);
        metadata.setScopes(new Scope("openid", "profile", "email", "offline_access"));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        JSONObject json = metadata.toJSONObject();
        json.put("client_id_metadata_document_supported", true);
        return Reply.json(200, json);
    }
}
