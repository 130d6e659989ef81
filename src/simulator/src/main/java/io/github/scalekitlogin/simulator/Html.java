// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.Map;

/** Converts text and tables to HTML with all values escaped. */
final class Html {

    private Html() {}

    static String escape(Object text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns a table of names and values; each value's cell has the name as {@code data-name}. */
    static String table(String id, Map<String, ?> rows) {
        StringBuilder html = new StringBuilder("<table id=\"" + escape(id) + "\">\n");
        rows.forEach((name, value) -> html.append("<tr><th scope=\"row\">%s</th><td data-name=\"%1$s\">%s</td></tr>\n"
                .formatted(escape(name), escape(value))));
        return html.append("</table>\n").toString();
    }
}
