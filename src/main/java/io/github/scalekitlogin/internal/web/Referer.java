// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

/**
 * The parts of a {@code Referer} header. Immutable and thread-safe.
 *
 * @param authority host and port, or null if there is no header or it is not an http(s) address
 * @param path the path without path parameters, as the browser sent it; empty if there is none
 * @param query the query, or null
 */
record Referer(String authority, String path, String query) {

    /** Parses the value of a header; null gives a value without authority. */
    static Referer parse(String header) {
        int authority = header == null ? -1 : header.indexOf("://");
        if (authority < 0 || !header.startsWith("http")) {
            return new Referer(null, "", null);
        }
        int path = header.indexOf('/', authority + "://".length());
        if (path < 0) {
            return new Referer(header.substring(authority + "://".length()), "", null);
        }
        String address = header.substring(path);
        int query = address.indexOf('?');
        return new Referer(
                header.substring(authority + "://".length(), path),
                FilterAddresses.pathOf(address),
                query < 0 ? null : address.substring(query + 1));
    }

    /** Returns nothing: queries must not reach a log. */
    @Override
    public String toString() {
        return "***";
    }
}
