// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** What a request tells about the page it comes from: <a href="https://www.w3.org/TR/referrer-policy/">Referrer Policy</a>. */
enum ReferrerPolicy {
    NO_REFERRER,
    NO_REFERRER_WHEN_DOWNGRADE,
    SAME_ORIGIN,
    ORIGIN,
    STRICT_ORIGIN,
    ORIGIN_WHEN_CROSS_ORIGIN,
    STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
    UNSAFE_URL;

    private static final ReferrerPolicy DEFAULT = STRICT_ORIGIN_WHEN_CROSS_ORIGIN;

    /** Returns the last known policy of these headers, empty when they name none. */
    static Optional<ReferrerPolicy> of(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .flatMap(token -> parse(token).stream())
                .reduce((first, last) -> last);
    }

    /** Returns the policy of a page: that of its last {@code meta name=referrer}, of its header, or the default. */
    static ReferrerPolicy of(Page page) {
        return page.document().select("meta[name=referrer]").stream()
                .flatMap(meta -> parse(meta.attr("content")).stream())
                .reduce((first, last) -> last)
                .or(() -> of(page.headers().allValues("Referrer-Policy")))
                .orElse(DEFAULT);
    }

    /** Returns the policy of a link or form of a page. */
    static ReferrerPolicy of(Page page, Element element) {
        if (Arrays.asList(element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                .contains("noreferrer")) {
            return NO_REFERRER;
        }
        return parse(element.attr("referrerpolicy")).orElseGet(() -> of(page));
    }

    /** Returns the {@code Referer} for a request from one address to another, or null. */
    String referrer(URI from, URI to) {
        boolean sameOrigin = Origin.of(from).equals(Origin.of(to));
        boolean downgrade = isDowngrade(from, to);
        String full = from.toString().replaceFirst("#.*", "");
        String origin = Origin.of(from) + "/";
        return switch (this) {
            case NO_REFERRER -> null;
            case NO_REFERRER_WHEN_DOWNGRADE -> downgrade ? null : full;
            case SAME_ORIGIN -> sameOrigin ? full : null;
            case ORIGIN -> origin;
            case STRICT_ORIGIN -> downgrade ? null : origin;
            case ORIGIN_WHEN_CROSS_ORIGIN -> sameOrigin ? full : origin;
            case STRICT_ORIGIN_WHEN_CROSS_ORIGIN -> sameOrigin ? full : downgrade ? null : origin;
            case UNSAFE_URL -> full;
        };
    }

    /** Returns the {@code Origin} of a request that is not a GET, or {@code "null"}. */
    String origin(URI from, URI to) {
        boolean hidden = switch (this) {
            case NO_REFERRER -> true;
            case SAME_ORIGIN -> !Origin.of(from).equals(Origin.of(to));
            case NO_REFERRER_WHEN_DOWNGRADE, STRICT_ORIGIN, STRICT_ORIGIN_WHEN_CROSS_ORIGIN -> isDowngrade(from, to);
            default -> false;
        };
        return hidden ? "null" : Origin.of(from).toString();
    }

    private static boolean isDowngrade(URI from, URI to) {
        return Origin.of(from).isSecure() && !Origin.of(to).isSecure();
    }

    private static Optional<ReferrerPolicy> parse(String token) {
        String name = token.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }
}
