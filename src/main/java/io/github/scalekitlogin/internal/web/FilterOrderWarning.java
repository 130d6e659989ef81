// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns once per application when the filter of Spring Security has seen a request before this filter: it can keep login
 * requests back. Thread-safe.
 */
final class FilterOrderWarning {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");
    private static final String APPLIED = "org.springframework.security.web.FilterChainProxy.APPLIED";

    private final AtomicBoolean warned = new AtomicBoolean();

    void check(HttpServletRequest request) {
        if (request.getAttribute(APPLIED) != null && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the filter of Spring Security runs before the Scalekit login filter, so it can redirect or refuse"
                            + " requests for {0}/scalekit. Add <absolute-ordering><name>scalekit_login</name><others/>"
                            + "</absolute-ordering> to web.xml.",
                    request.getContextPath());
        }
    }
}
