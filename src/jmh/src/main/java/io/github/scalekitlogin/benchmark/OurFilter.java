// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.ScalekitLoginFilter;
import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.Map;

/** The filter as a server sets it up. */
final class OurFilter {

    /** Nothing is ever sent there. */
    static final Map<String, String> NOBODY = Map.of("scalekit.environment-url", "http://127.0.0.1:1");

    private OurFilter() {}

    static ScalekitLoginFilter with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "scalekit.client-id", "skc_1",
                "scalekit.client-secret", "secret",
                "scalekit.connection-id", "conn_1",
                "scalekit.login-page", "/login.xhtml",
                "scalekit.claims.email-domain", "shop.example"));
        all.putAll(settings);
        ScalekitLoginFilter filter = new ScalekitLoginFilter();
        try {
            filter.init(PlainContext.install(all));
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return filter;
    }
}
