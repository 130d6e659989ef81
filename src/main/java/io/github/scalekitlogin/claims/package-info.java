// SPDX-License-Identifier: Apache-2.0
/**
 * What an application says about a signed-in user, in Scalekit's terms: {@link io.github.scalekitlogin.claims.UserClaims}
 * and the optional {@link io.github.scalekitlogin.claims.ClaimsProvider} that adds to them.
 */
package io.github.scalekitlogin.claims;
