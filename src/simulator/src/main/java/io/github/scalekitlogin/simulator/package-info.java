// SPDX-License-Identifier: Apache-2.0
/**
 * A stand-in for a Scalekit environment: OAuth 2.1 authorization server, user endpoint and {@code partner:callback},
 * with every rule of the wire contract checked and faults on demand. Begin with {@link
 * io.github.scalekitlogin.simulator.ScalekitSimulator}; {@link io.github.scalekitlogin.simulator.Endpoint} is the table
 * of contents, {@code Environment} says who answers.
 */
package io.github.scalekitlogin.simulator;
