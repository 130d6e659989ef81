// SPDX-License-Identifier: Apache-2.0
/**
 * Decides who is handed over for which login request, and when the confirm page asks. Pure functions on immutable values,
 * without servlet types. Begin at {@link io.github.scalekitlogin.internal.flow.LoginStateMachine}.
 */
package io.github.scalekitlogin.internal.flow;
