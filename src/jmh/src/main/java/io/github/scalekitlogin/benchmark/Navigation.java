// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.testkit.RequestDouble;

/** A GET that a browser sends when a user follows a link of the application. */
final class Navigation {

    static final String ORIGIN = "https://shop.example";

    private Navigation() {}

    static RequestDouble to(String path, String query) {
        return new RequestDouble()
                .path(path)
                .query(query)
                .header("Host", "shop.example")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "same-origin");
    }
}
