// SPDX-License-Identifier: Apache-2.0
/**
 * Claims sources and the validation of claims. Begin at
 * {@link io.github.scalekitlogin.internal.claims.ClaimsResolver}.
 */
package io.github.scalekitlogin.internal.claims;
