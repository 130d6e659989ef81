// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

/**
 * The result of an event.
 *
 * @param progress the new progress, or null if the login request is given up
 * @param action what the filter does now
 */
public record Transition(LoginProgress progress, LoginAction action) {}
