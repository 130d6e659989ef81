// SPDX-License-Identifier: Apache-2.0
/**
 * Stores pending login requests in the HTTP session, as versioned texts. Begin at
 * {@link io.github.scalekitlogin.internal.session.PendingLoginRepository}, the only class that writes them.
 */
package io.github.scalekitlogin.internal.session;
