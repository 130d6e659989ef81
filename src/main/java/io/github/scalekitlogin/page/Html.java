// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.page;

/** Writes one page: everything that is not markup of ours is escaped. */
final class Html {

    private static final String STYLE = "body{font:1.05rem/1.55 system-ui,sans-serif;color:#1c2430;background:#f3f5f8;"
            + "margin:0;padding:6vh 1rem}main{max-width:30rem;margin:auto;background:#fff;padding:2rem 2.2rem;"
            + "border-radius:.6rem;border:1px solid #d8dee7}h1{font-size:1.35rem;line-height:1.3;margin:0 0 1rem}"
            + "form{margin:1.4rem 0 0;display:grid;gap:.7rem}button,.button{font:inherit;text-align:center;"
            + "text-decoration:none;display:inline-block;padding:.65rem 1rem;border-radius:.4rem;border:1px solid #5a6779;background:#fff;"
            + "color:#1c2430;cursor:pointer}.first{background:#1f4fa3;border-color:#1f4fa3;color:#fff}"
            + "button:focus-visible,.button:focus-visible{outline:3px solid #f0a020;outline-offset:2px}"
            + "small{color:#4a5566;display:block;margin-top:1.4rem}strong{overflow-wrap:anywhere}";

    private final StringBuilder body = new StringBuilder();

    Html text(String tag, String text) {
        body.append('<').append(tag).append('>').append(escape(text));
        body.append("</").append(tag).append('>');
        return this;
    }

    /** Opens a form that posts, with its hidden fields as name, value, name, value. */
    Html form(String action, String... hidden) {
        body.append("<form method=\"post\" action=\"").append(escape(action)).append("\">");
        for (int i = 0; i < hidden.length; i += 2) {
            body.append("<input type=\"hidden\" name=\"").append(escape(hidden[i]));
            body.append("\" value=\"").append(escape(hidden[i + 1])).append("\">");
        }
        return this;
    }

    Html button(String value, String label, boolean first) {
        body.append("<button name=\"answer\" value=\"").append(escape(value)).append('"');
        body.append(first ? " class=\"first\">" : ">").append(escape(label)).append("</button>");
        return this;
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

    String page(String title) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body><main><h1>" + escape(title) + "</h1>" + body
                + "</main></body></html>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
