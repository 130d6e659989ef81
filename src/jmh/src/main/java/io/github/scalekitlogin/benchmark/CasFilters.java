// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

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
        return new Row(
                installed(new SingleSignOutFilter(), SETTINGS),
                new Row(
                        guard(signedIn),
                        new Row(
                                installed(new Cas30ProxyReceivingTicketValidationFilter(), SETTINGS),
                                installed(new HttpServletRequestWrapperFilter(), SETTINGS))));
    }

    static void signIn(PlainSession session) {
        session.setAttribute(AbstractCasFilter.CONST_CAS_ASSERTION, new AssertionImpl("alice"));
    }

    /** It sends whoever has no ticket away, unless the page is to be left alone. */
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
            filter.init(PlainContext.install(settings));
            return filter;
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A filter, and what follows it: set up once, so that the row itself costs nothing. */
    private static final class Row implements Filter {

        private final Filter first;
        private final Filter rest;
        private FilterChain application;
        private FilterChain afterFirst;

        Row(Filter first, Filter rest) {
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
