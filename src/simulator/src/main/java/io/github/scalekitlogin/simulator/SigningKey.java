// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** The key that signs access tokens. Each simulator has its own. */
final class SigningKey {

    private static final int BITS = 2048;

    private RSAKey key;

    String sign(JWTClaimsSet claims) {
        try {
            RSAKey signing = key();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(signing.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(signing));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The token could not be signed", e);
        }
    }

    /** Returns the public half. */
    JWKSet toPublicKeys() {
        return new JWKSet(key().toPublicJWK());
    }

    // Created at first use: this takes 200 ms, and most tests issue no token.
    private synchronized RSAKey key() {
        if (key == null) {
            try {
                key = new RSAKeyGenerator(BITS)
                        .keyID(new RandomIds().numbered("snk_"))
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("No RSA key could be made", e);
            }
        }
        return key;
    }
}
