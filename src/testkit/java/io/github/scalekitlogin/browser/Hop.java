// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * One request of a browser and where its answer sent it.
 *
 * @param location where the answer sent the browser, or null
 * @param headers all headers of the answer
 */
public record Hop(String method, URI url, int status, URI location, HttpHeaders headers) {

    /** Leaves the headers out. */
    @Override
    public String toString() {
        return method + ' ' + url + ' ' + status + (location == null ? "" : " -> " + location);
    }
}
