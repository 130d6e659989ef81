// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** The origin of a URL (RFC 6454), with the two comparisons that browsers make. */
record Origin(String scheme, String host, int port) {

    Origin {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(host, "host");
    }

    static Origin of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : defaultPort(scheme);
        return new Origin(scheme, url.getHost().toLowerCase(Locale.ROOT), port);
    }

    /**
     * Returns whether the other origin belongs to the same site. Compares whole hosts instead of registrable domains: the
     * tests use addresses and {@code localhost}. The scheme counts, as in Chromium ("schemeful same-site").
     */
    boolean isSameSite(Origin other) {
        return scheme.equals(other.scheme) && host.equals(other.host);
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** Returns whether browsers treat the origin as secure: https, or a loopback host. */
    boolean isTrustworthy() {
        return isSecure()
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Returns the value of an {@code Origin} header. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }
}
