// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

/**
 * Where the browser goes on its own after a page was shown.
 *
 * @param seconds how long the page stays
 * @param address the address, or null: the page stays
 */
record Refresh(int seconds, String address) {

    static final Refresh NONE = new Refresh(0, null);

    /** Returns the element for the head of the page. Turbo shows a page in place of the old one without its head. */
    String element() {
        return address == null
                ? ""
                : "<meta http-equiv=\"refresh\" content=\"" + seconds + ";url=" + Html.escape(address) + "\">"
                        + "<meta name=\"turbo-visit-control\" content=\"reload\">";
    }

    /** Returns nothing: the address may have a {@code state}, which must not reach a log. */
    @Override
    public String toString() {
        return "***";
    }
}
