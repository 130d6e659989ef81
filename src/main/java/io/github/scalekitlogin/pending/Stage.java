// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

/**
 * How far a {@link PendingLogin} of release 0.1 had come. Nothing uses it.
 *
 * @since 0.1.0
 * @deprecated for removal with the release after 0.9
 */
@Deprecated(since = "0.9.0", forRemoval = true)
@SuppressWarnings("removal")
public enum Stage {
    /** Arrived. */
    PARKED,
    /** A sign-in was tried. */
    TRIED,
    /** Another account was wanted. */
    SWITCHING,
    /** The confirm page had to be shown. */
    ASKED,
    /** Could be submitted. */
    APPROVED,
    /** Was submitted. */
    SUBMITTED
}
