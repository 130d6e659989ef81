// SPDX-License-Identifier: Apache-2.0
/**
 * A simulated Scalekit environment for tests: OAuth 2.1 authorization server, user endpoint and callback. It checks each request
 * against Scalekit's rules and can inject faults. Start with {@link io.github.scalekitlogin.simulator.ScalekitSimulator}; {@link
 * io.github.scalekitlogin.simulator.Endpoint} lists the endpoints.
 *
 * @since 1.0
 */
package io.github.scalekitlogin.simulator;
