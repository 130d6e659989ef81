// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Verifies access tokens: signature, issuer, audience, expiry and not-before. */
final class AccessTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final DefaultJWTProcessor<SimpleSecurityContext> processor = new DefaultJWTProcessor<>();
    private final McpSettings settings;

    AccessTokens(McpSettings settings) throws MalformedURLException {
        this.settings = settings;
        // Keys are fetched when a token needs them: no thread of this application waits for anything.
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS,
                JWKSourceBuilder.<SimpleSecurityContext>create(
                                settings.jwksUri().toURL())
                        .refreshAheadCache(false)
                        .retrying(true)
                        .build()));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier(this::verify);
    }

    /**
     * Verifies a token.
     *
     * @param resource the address under which the client reached the MCP server
     * @return whom it speaks for
     * @throws ParseException when it is no token
     * @throws BadJOSEException when it is not good here
     * @throws JOSEException when the keys cannot be had
     */
    Person verify(String token, URI resource) throws ParseException, BadJOSEException, JOSEException {
        SimpleSecurityContext context = new SimpleSecurityContext();
        context.put("resource", resource.toString());
        return Person.of(processor.process(token, context));
    }

    private void verify(JWTClaimsSet claims, SimpleSecurityContext context) throws BadJWTException {
        Set<String> audiences = new LinkedHashSet<>(settings.audiences());
        if (settings.ownAddressIsAudience()) {
            audiences.add((String) context.get("resource"));
        }
        new DefaultJWTClaimsVerifier<>(audiences, null, Set.of("sub", "exp"), null).verify(claims, context);
        if (!settings.issuers().contains(claims.getIssuer())) {
            throw new BadJWTException("Issued by somebody else");
        }
    }
}
