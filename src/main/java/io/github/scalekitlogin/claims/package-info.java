// SPDX-License-Identifier: Apache-2.0
/**
 * The claims of a user: {@link io.github.scalekitlogin.claims.UserClaims}, and the optional
 * {@link io.github.scalekitlogin.claims.ClaimsProvider} with which an application supplies more of them.
 */
package io.github.scalekitlogin.claims;
