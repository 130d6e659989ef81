// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import java.util.Map;

/** Builds one HTML page. Escapes all texts. Not thread-safe. */
final class Html {

    private static final String STYLE = """
            :root{color-scheme:light dark;--text:#1c2430;--quiet:#4a5566;--page:#f3f5f8;--card:#fff;--edge:#d8dee7;\
            --control:#5a6779;--link:#1f4fa3;--first:#1f4fa3;--on-first:#fff;--focus:#b45309}\
            @media(prefers-color-scheme:dark){:root{--text:#e6eaf0;--quiet:#a9b4c4;--page:#12161d;--card:#1c222c;\
            --edge:#333d4b;--control:#8593a8;--link:#9dbdf5;--first:#9dbdf5;--on-first:#101a2c;--focus:#f5b450}}\
            *{box-sizing:border-box}body{font:1.05rem/1.55 system-ui,sans-serif;color:var(--text);background:var(--page);\
            margin:0;padding:6vh 1rem}main{max-width:34rem;margin:auto;background:var(--card);padding:clamp(1.25rem,6vw,2.2rem);\
            border-radius:.6rem;border:1px solid var(--edge);overflow-wrap:anywhere}\
            h1{font-size:1.35rem;line-height:1.3;margin:0 0 1rem}form{margin:1.4rem 0 0;display:grid;gap:.7rem}\
            button,.button{font:inherit;text-align:center;text-decoration:none;display:inline-block;padding:.65rem 1rem;\
            border-radius:.4rem;border:1px solid var(--control);background:var(--card);color:var(--text);cursor:pointer;\
            min-width:0;overflow-wrap:anywhere}.link{color:var(--link)}\
            .first{background:var(--first);border-color:var(--first);color:var(--on-first)}\
            :focus-visible{outline:3px solid var(--focus);outline-offset:2px}\
            small{color:var(--quiet);display:block;margin-top:1.4rem}""";

    private final StringBuilder body = new StringBuilder();

    Html text(String tag, String text) {
        body.append('<').append(tag).append('>').append(escape(text));
        body.append("</").append(tag).append('>');
        return this;
    }

    /** Adds a paragraph with an emphasised name in it. */
    Html emphasisedName(String before, String name, String after) {
        body.append("<p>").append(escape(before)).append("<strong>").append(isolated(name));
        body.append("</strong>").append(escape(after)).append("</p>");
        return this;
    }

    /** Opens a form that is posted, with its hidden fields. */
    Html form(String action, Map<String, String> hiddenFields) {
        body.append("<form method=\"post\" action=\"").append(escape(action)).append("\">");
        hiddenFields.forEach((name, value) -> {
            body.append("<input type=\"hidden\" name=\"").append(escape(name));
            body.append("\" value=\"").append(escape(value)).append("\">");
        });
        return this;
    }

    Html button(String value, String label) {
        openButton(value, "").append(escape(label)).append("</button>");
        return this;
    }

    /** Adds the primary button, with a name in its label. */
    Html primaryButton(String value, String before, String name, String after) {
        openButton(value, " class=\"first\"").append(escape(before)).append(isolated(name));
        body.append(escape(after)).append("</button>");
        return this;
    }

    private StringBuilder openButton(String value, String attributes) {
        return body.append("<button name=\"answer\" value=\"")
                .append(escape(value))
                .append('"')
                .append(attributes)
                .append('>');
    }

    Html endForm() {
        body.append("</form>");
        return this;
    }

    Html link(String href, String label, String type) {
        body.append("<p><a class=\"").append(type).append("\" href=\"").append(escape(href));
        body.append("\">").append(escape(label)).append("</a></p>");
        return this;
    }

    /**
     * Returns the whole page.
     *
     * @param refresh where the browser goes on its own
     * @param stylesheet address of the application's stylesheet, or null: the built-in one
     */
    String page(String language, String title, Refresh refresh, String stylesheet) {
        String style = stylesheet == null
                ? "<style>" + STYLE + "</style>"
                : "<link rel=\"stylesheet\" href=\"" + escape(stylesheet) + "\">";
        return "<!DOCTYPE html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">" + refresh.element()
                + "<title>"
                + escape(title) + "</title>" + style + "</head><body><main><h1>" + escape(title) + "</h1>" + body
                + "</main></body></html>";
    }

    /** Returns a name that cannot change the direction or the meaning of the text around it. */
    private static String isolated(String name) {
        return "<bdi>" + escape(VisibleText.of(name)) + "</bdi>";
    }

    /** Returns a text with a numeric reference in place of each character that is not ASCII. */
    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.append((char) c);
            } else {
                ascii.append("&#").append(c).append(';');
            }
        });
        return ascii.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
