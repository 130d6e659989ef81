// SPDX-License-Identifier: Apache-2.0
/**
 * Who the signed-in person is, in Scalekit's terms. An application adds what only it knows by a
 * {@link io.github.scalekitlogin.claims.ClaimsProvider}; {@link io.github.scalekitlogin.claims.ClaimsProviders} puts
 * {@link io.github.scalekitlogin.claims.UserClaims} together.
 */
package io.github.scalekitlogin.claims;
