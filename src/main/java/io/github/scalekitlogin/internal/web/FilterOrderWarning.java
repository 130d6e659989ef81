// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns once per application when the filter of Spring Security has seen a request before this filter: it can refuse
 * login requests. Thread-safe.
 */
final class FilterOrderWarning {

    private static final String APPLIED = "org.springframework.security.web.FilterChainProxy.APPLIED";

    private final AtomicBoolean warned = new AtomicBoolean();

    void check(HttpServletRequest request, FilterAddresses addresses) {
        if (request.getAttribute(APPLIED) != null && warned.compareAndSet(false, true)) {
            LogMessage.SPRING_SECURITY_BEFORE.log(
                    request.getContextPath(), request.getContextPath() + addresses.prefix());
        }
    }
}
