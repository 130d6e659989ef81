// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

/** The states of a login request in releases that stored serialized classes. */
public enum Stage {
    PARKED,
    TRIED,
    SWITCHING,
    ASKED,
    APPROVED,
    SUBMITTED
}
