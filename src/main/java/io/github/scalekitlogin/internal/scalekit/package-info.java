// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that talks to Scalekit, and the only code that knows Jakarta REST and JSON-B. Begin at
 * {@link io.github.scalekitlogin.internal.scalekit.ScalekitClient}.
 */
package io.github.scalekitlogin.internal.scalekit;
