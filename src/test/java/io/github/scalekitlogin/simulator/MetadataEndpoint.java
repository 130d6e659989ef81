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

/** Says what this authorization server offers; the issuer is the environment URL exactly. */
final class MetadataEndpoint implements Handler {

    static final List<ClientAuthenticationMethod> AUTH_METHODS = List.of(
            ClientAuthenticationMethod.NONE,
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private final URI environmentUrl;

    MetadataEndpoint(URI environmentUrl) {
        this.environmentUrl = environmentUrl;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        AuthorizationServerMetadata metadata = new AuthorizationServerMetadata(new Issuer(environmentUrl));
        metadata.setAuthorizationEndpointURI(environmentUrl.resolve("/oauth/authorize"));
        metadata.setTokenEndpointURI(environmentUrl.resolve("/oauth/token"));
        metadata.setRegistrationEndpointURI(environmentUrl.resolve("/oauth/register"));
        metadata.setJWKSetURI(environmentUrl.resolve("/keys"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.CLIENT_CREDENTIALS));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(AUTH_METHODS);
        metadata.setScopes(new Scope("openid", "profile", "email"));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        return Reply.json(200, metadata.toJSONObject());
    }
}
