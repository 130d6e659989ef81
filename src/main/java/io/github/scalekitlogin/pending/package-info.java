// SPDX-License-Identifier: Apache-2.0
/**
 * What waits in the HTTP session between a login request and its hand-over. Begin at
 * {@link io.github.scalekitlogin.pending.PendingLogins}, the only code that writes the session; a
 * {@link io.github.scalekitlogin.pending.PendingLogin} says how far one login request has come.
 */
package io.github.scalekitlogin.pending;
