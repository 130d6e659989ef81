// SPDX-License-Identifier: Apache-2.0
/**
 * The client for Scalekit's API. Only this package uses Jakarta REST and JSON-B. Begin at
 * {@link io.github.scalekitlogin.internal.scalekit.ScalekitClient}.
 */
package io.github.scalekitlogin.internal.scalekit;
