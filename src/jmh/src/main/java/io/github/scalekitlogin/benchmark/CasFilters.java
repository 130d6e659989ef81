// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.testkit.ContextDouble;
import io.github.scalekitlogin.testkit.SessionDouble;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apereo.cas.client.authentication.AuthenticationFilter;
import org.apereo.cas.client.session.SingleSignOutFilter;
import org.apereo.cas.client.util.AbstractCasFilter;
import org.apereo.cas.client.util.HttpServletRequestWrapperFilter;
import org.apereo.cas.client.validation.AssertionImpl;
import org.apereo.cas.client.validation.Cas30ProxyReceivingTicketValidationFilter;

/** Apereo's CAS client. */
final class CasFilters {

    private static final Map<String, String> SETTINGS = Map.of(
            "casServerUrlPrefix", "https://cas.example/cas",
            "casServerLoginUrl", "https://cas.example/cas/login",
            "serverName", "https://shop.example");

    private CasFilters() {}

    static Filter guard(boolean signedIn) {
        return installed(new AuthenticationFilter(), settings(signedIn));
    }

    static Filter chain(boolean signedIn) {
        return new FilterPair(
                installed(new SingleSignOutFilter(), SETTINGS),
                new FilterPair(
                        guard(signedIn),
                        new FilterPair(
                                installed(new Cas30ProxyReceivingTicketValidationFilter(), SETTINGS),
                                installed(new HttpServletRequestWrapperFilter(), SETTINGS))));
    }

    static void signIn(SessionDouble session) {
        session.setAttribute(AbstractCasFilter.CONST_CAS_ASSERTION, new AssertionImpl("alice"));
    }

    /** The filter redirects users without a ticket, unless the page matches {@code ignorePattern}. */
    private static Map<String, String> settings(boolean signedIn) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        if (!signedIn) {
            all.put("ignorePattern", "/orders/");
            all.put("ignoreUrlPatternType", "CONTAINS");
        }
        return all;
    }

    private static Filter installed(Filter filter, Map<String, String> settings) {
        try {
            filter.init(ContextDouble.filterConfig(settings));
            return filter;
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A filter and the next one. Built once, so that the chain itself allocates nothing per request. */
    private static final class FilterPair implements Filter {

        private final Filter first;
        private final Filter rest;
        private FilterChain application;
        private FilterChain afterFirst;

        FilterPair(Filter first, Filter rest) {
            this.first = first;
            this.rest = rest;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (application != chain) {
                application = chain;
                afterFirst = (passed, answer) -> rest.doFilter(passed, answer, chain);
            }
            first.doFilter(request, response, afterFirst);
        }
    }
}
