// SPDX-License-Identifier: Apache-2.0
/**
 * Whole logins on a real server with the sample WAR and the finished jar. Begin at
 * {@link io.github.scalekitlogin.flow.HandOverIT}; {@link io.github.scalekitlogin.flow.TestEnvironment} provides the servers around it.
 */
package io.github.scalekitlogin.flow;
