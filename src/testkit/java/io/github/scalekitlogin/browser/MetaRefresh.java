// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page's {@code meta http-equiv=refresh}, or header {@code Refresh}. */
record MetaRefresh(Duration delay, URI url) {

    private static final Pattern CONTENT = Pattern.compile(
            "\\s*(\\d*)[\\d.]*(?:[;,\\s]\\s*(?:url\\s*=\\s*)?(['\"]?)(.*?)\\2)?\\s*", Pattern.CASE_INSENSITIVE);

    /** Returns the first one of a page. */
    static Optional<MetaRefresh> of(Page page) {
        Stream<String> metas = page.document().select("meta[http-equiv=refresh]").stream()
                .filter(meta -> meta.closest("noscript") == null)
                .map(meta -> meta.attr("content"));
        return Stream.concat(page.headers().allValues("Refresh").stream(), metas)
                .map(CONTENT::matcher)
                .filter(Matcher::matches)
                .map(content -> of(page.url(), content))
                .findFirst();
    }

    private static MetaRefresh of(URI page, Matcher content) {
        String seconds = content.group(1).isEmpty() ? "0" : content.group(1);
        String address = content.group(3);
        URI target = address == null || address.isBlank() ? page : RedirectPolicy.resolve(page, address.strip());
        return new MetaRefresh(Duration.ofSeconds(Long.parseLong(seconds)), target);
    }
}
