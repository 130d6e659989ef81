// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

/**
 * Where the browser goes on its own after a page was shown.
 *
 * @param seconds how long the page stays
 * @param address the address
 */
record Refresh(int seconds, String address) {

    /** Returns nothing: the address may have a {@code state}, which must not reach a log. */
    @Override
    public String toString() {
        return "***";
    }
}
