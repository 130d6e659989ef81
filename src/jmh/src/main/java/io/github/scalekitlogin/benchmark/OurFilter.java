// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.ScalekitLoginFilter;
import io.github.scalekitlogin.testkit.ContextDouble;
import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.Map;

/** The filter, initialized as by a server. */
final class OurFilter {

    /** No request is sent to this address. */
    static final Map<String, String> UNUSED_ENVIRONMENT = Map.of("scalekit.environment-url", "http://127.0.0.1:1");

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
            filter.init(ContextDouble.filterConfig(all));
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return filter;
    }
}
