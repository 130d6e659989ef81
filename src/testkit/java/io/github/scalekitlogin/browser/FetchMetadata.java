// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a> headers of a navigation in a tab.
 *
 * @param initiator the origin of the page that navigates, null when the user typed the address
 * @param site the relation to the initiator of all addresses so far: redirects never bring it closer
 * @param byUser whether a click or key press caused the navigation
 */
record FetchMetadata(Origin initiator, Site site, boolean byUser) {

    /** From the closest to the most distant. */
    enum Site {
        NONE,
        SAME_ORIGIN,
        SAME_SITE,
        CROSS_SITE
    }

    static FetchMetadata of(Origin initiator, URI url, boolean byUser) {
        return new FetchMetadata(initiator, Site.NONE, byUser).redirectedTo(url);
    }

    FetchMetadata redirectedTo(URI url) {
        Site next = site(url);
        return next.compareTo(site) <= 0 ? this : new FetchMetadata(initiator, next, byUser);
    }

    /** Returns the headers for an address; none when browsers do not trust its origin. */
    Map<String, String> headers(URI url) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (Origin.of(url).isTrustworthy()) {
            headers.put("Sec-Fetch-Site", site.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            headers.put("Sec-Fetch-Mode", "navigate");
            headers.put("Sec-Fetch-Dest", "document");
            if (byUser) {
                headers.put("Sec-Fetch-User", "?1");
            }
        }
        return headers;
    }

    private Site site(URI url) {
        Origin target = Origin.of(url);
        if (initiator == null) {
            return Site.NONE;
        }
        if (initiator.equals(target)) {
            return Site.SAME_ORIGIN;
        }
        return initiator.isSameSite(target) ? Site.SAME_SITE : Site.CROSS_SITE;
    }
}
