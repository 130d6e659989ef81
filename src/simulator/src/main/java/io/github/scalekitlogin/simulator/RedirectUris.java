// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.net.URI;
import java.util.Set;

/** The rules for redirect URIs. */
final class RedirectUris {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private RedirectUris() {}

    /** Returns whether a client may register this URI: HTTPS, loopback or a private-use scheme. */
    static boolean isAllowed(URI uri) {
        return uri.isAbsolute() && uri.getRawFragment() == null && (!"http".equals(uri.getScheme()) || isLoopback(uri));
    }

    /** Returns whether the URI is registered; on loopback with any port (RFC 8252, section 7.3). */
    static boolean matches(Set<URI> registered, URI requested) {
        return registered.stream()
                .anyMatch(uri -> uri.toString().equals(requested.toString())
                        || isLoopback(uri)
                                && isLoopback(requested)
                                && withoutPort(uri).equals(withoutPort(requested)));
    }

    static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    }

    private static String withoutPort(URI uri) {
        return uri.toString().replaceFirst("^(http://(?:\\[::1]|[^/:?]+)):[0-9]*", "$1");
    }
}
