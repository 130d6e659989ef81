// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.net.http.HttpHeaders;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The response that a tab shows. */
public record Page(URI url, int status, HttpHeaders headers, String body) {

    public Document document() {
        return Jsoup.parse(body, url.toString());
    }

    public String text() {
        return document().text();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public boolean has(String selector) {
        return document().selectFirst(selector) != null;
    }

    /** Returns the first element that matches, or fails with what is there instead. */
    public Element find(String selector) {
        Element found = document().selectFirst(selector);
        if (found == null) {
            throw new AssertionError("No " + selector + " at " + url + ", status " + status + ":\n" + text());
        }
        return found;
    }
}
