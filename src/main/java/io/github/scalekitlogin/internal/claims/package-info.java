// SPDX-License-Identifier: Apache-2.0
/**
 * The sources of claims and the checks on their values. Begin at
 * {@link io.github.scalekitlogin.internal.claims.ClaimsProviders}.
 */
package io.github.scalekitlogin.internal.claims;
