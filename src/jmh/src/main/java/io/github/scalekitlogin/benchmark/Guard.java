// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import jakarta.servlet.Filter;
import java.util.function.Consumer;
import java.util.function.Function;

/** What stands before an application, and lets everybody pass here. */
public enum Guard {
    /** A filter that passes everything on. */
    EMPTY(
            "an empty filter",
            signedIn -> (request, response, chain) -> chain.doFilter(request, response),
            session -> {}),
    /** This project's. */
    OURS("**Scalekit login filter**", signedIn -> OurFilter.with(OurFilter.NOBODY), session -> {}),
    /** The one filter of CAS's client that lets signed-in people pass; told to leave the page alone for others. */
    CAS_GUARD("CAS client: `AuthenticationFilter`", CasFilters::guard, CasFilters::signIn),
    /** The four filters its documentation lists. */
    CAS_CHAIN("CAS client: the chain of four", CasFilters::chain, CasFilters::signIn),
    /** No authorizers, no matchers. */
    PAC4J("pac4j: `SecurityFilter`, nothing to check", signedIn -> Pac4jFilter.create(), Pac4jFilter::signIn),
    /** No chains. */
    SHIRO("Shiro: `ShiroFilter`, no chain", signedIn -> ShiroFilter.create(), ShiroFilter::signIn),
    /** Three filters. */
    SPRING_LEAN(
            "Spring Security: context, anonymous, authorization",
            signedIn -> SpringFilters.lean(),
            SpringFilters::signIn),
    /** What {@code HttpSecurity} makes by default. */
    SPRING_DEFAULT("Spring Security: its default chain", signedIn -> SpringFilters.byDefault(), SpringFilters::signIn);

    private final String title;
    private final Function<Boolean, Filter> filter;
    private final Consumer<PlainSession> signIn;

    Guard(String title, Function<Boolean, Filter> filter, Consumer<PlainSession> signIn) {
        this.title = title;
        this.filter = filter;
        this.signIn = signIn;
    }

    /** Sets it up. */
    Filter filter(boolean signedIn) {
        return filter.apply(signedIn);
    }

    /** Puts into a session what makes a person known to it. */
    void signIn(PlainSession session) {
        signIn.accept(session);
    }

    @Override
    public String toString() {
        return title;
    }
}
