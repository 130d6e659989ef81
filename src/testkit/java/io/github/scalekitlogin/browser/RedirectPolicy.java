// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** How browsers follow redirects: <a href="https://fetch.spec.whatwg.org/#http-redirect-fetch">HTTP-redirect fetch</a>. */
final class RedirectPolicy {

    /** The redirects that Chromium follows in a tab; the next one is an error. The Fetch standard says 20. */
    static final int MAX_REDIRECTS = 19;

    private RedirectPolicy() {}

    /** Returns where a response leads, empty when it is no redirect. */
    static Optional<URI> target(URI url, int status, HttpHeaders headers) {
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                headers.firstValue("Location")
                        .filter(location -> !location.isEmpty())
                        .map(location -> resolve(url, location));
            default -> Optional.empty();
        };
    }

    /** Returns the method of the request that follows a redirect. */
    static String method(String method, int status) {
        boolean changes = status == 303 ? !method.equals("HEAD") : status < 303 && method.equals("POST");
        return changes ? "GET" : method;
    }

    /** Resolves an address; {@link URI#resolve} drops the last segment of the path before a query. */
    static URI resolve(URI base, String address) {
        return address.startsWith("?")
                ? URI.create(base.toString().replaceFirst("[?#].*", "") + address)
                : base.resolve(address);
    }
}
