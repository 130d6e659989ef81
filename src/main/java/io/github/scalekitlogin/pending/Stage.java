// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

/** How far a {@link PendingLogin} has come; {@code account} is that one's. */
public enum Stage {
    /** Came while nobody was signed in: whoever signs in from its login page signs in for it. */
    PARKED,
    /** Somebody tried to, and is not signed in yet. */
    TRIED,
    /** The person refused {@code account} and wants another: whoever else signs in from its login page signs in for it. */
    SWITCHING,
    /** Needs the person's answer on the confirm page, which is shown for {@code account} once that is set. */
    ASKED,
    /** {@code account} signed in for it or confirmed it: may be handed over, again if it failed. */
    APPROVED,
    /** Scalekit has the details of {@code account}. */
    SUBMITTED
}
