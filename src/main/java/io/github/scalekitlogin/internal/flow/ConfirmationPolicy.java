// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

/** When the confirm page asks: the setting {@code scalekit.confirm}. */
public enum ConfirmationPolicy {
    /** Asks unless the user signed in on the login page of this very login request. The default. */
    SIGNED_IN,
    /** Asks for every login request. */
    ALWAYS,
    /** Never asks. Only for applications in which every login request is known to come from the user. */
    NEVER
}
