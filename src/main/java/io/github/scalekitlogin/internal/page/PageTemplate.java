// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The values of {@code page.html}, the page with a message. JStachio compiles the template and escapes all values.
 *
 * @param frame what all pages have
 * @param text the message
 * @param links the links below it
 * @param help a line for users who ask for help, or null
 */
@JStache(path = "page.html")
record PageTemplate(Frame frame, String text, List<Link> links, String help) {

    /** Contains no field: addresses may have a {@code state}, which must not reach a log. */
    @Override
    public String toString() {
        return "PageTemplate[***]";
    }

    /**
     * The values of {@code layout.html}.
     *
     * @param language language code, as in the {@code lang} attribute of HTML
     * @param title title and heading
     * @param refresh where the browser goes on its own, or null: nowhere
     * @param stylesheet address of the application's stylesheet, or null: the built-in one
     */
    record Frame(String language, String title, Refresh refresh, String stylesheet) {

        /** Contains no field, as that of the page. */
        @Override
        public String toString() {
            return "Frame[***]";
        }
    }

    /**
     * A link.
     *
     * @param classes classes of the stylesheet
     * @param address where it leads
     * @param label its text
     */
    record Link(String classes, String address, String label) {

        /** Contains no field, as that of the page. */
        @Override
        public String toString() {
            return "Link[***]";
        }
    }
}
