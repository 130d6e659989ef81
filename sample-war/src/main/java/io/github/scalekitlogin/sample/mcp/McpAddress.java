// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample.mcp;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Under which address clients reach the MCP server, and under which they must not: a name an attacker bound to it. */
final class McpAddress {

    static final String PATH = "/mcp";
    static final String METADATA_PATH = "/.well-known/oauth-protected-resource";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Optional<URI> url;

    McpAddress(Optional<URI> url) {
        this.url = url;
    }

    /** The server's address as this request's client knows it: the {@code resource} of its tokens. */
    URI resource(HttpServletRequest request) {
        return url.orElseGet(() -> URI.create(origin(request) + request.getContextPath() + PATH));
    }

    /** Where the resource's metadata lie. A WAR cannot serve the address that RFC 9728 would derive. */
    URI metadata(HttpServletRequest request) {
        String resource = resource(request).toString();
        return URI.create(resource.substring(0, resource.length() - PATH.length()) + METADATA_PATH);
    }

    /** Tells whether the request was meant for a host that is not this one. */
    boolean hasForeignHost(HttpServletRequest request) {
        try {
            URI used = URI.create(origin(request));
            return used.getHost() == null
                    || !url.map(known -> authority(known).equalsIgnoreCase(authority(used)))
                            .orElseGet(() -> LOOPBACK.contains(used.getHost()));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Tells whether a page of another site sent the request. */
    boolean hasForeignOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && !resource(request).toString().startsWith(origin + "/");
    }

    private static String origin(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    /** Host and port; the port of HTTPS may be left out on one side only. */
    private static String authority(URI uri) {
        return uri.getRawAuthority().replaceFirst(":443$", "");
    }
}
