// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.testkit.SessionDouble;
import jakarta.servlet.Filter;
import java.util.function.Consumer;
import java.util.function.Function;

/** The filters in comparison. All of them are configured to pass every request on. */
public enum Guard {
    /** A filter that only calls {@code chain.doFilter}. */
    EMPTY(
            "an empty filter",
            signedIn -> (request, response, chain) -> chain.doFilter(request, response),
            session -> {}),
    /** The filter of this project. */
    OURS("**Scalekit login filter**", signedIn -> OurFilter.with(OurFilter.UNUSED_ENVIRONMENT), session -> {}),
    /** The filter of CAS's client that checks for a signed-in user; anonymous requests match its {@code ignorePattern}. */
    CAS_GUARD("CAS client: `AuthenticationFilter`", CasFilters::guard, CasFilters::signIn),
    /** The four filters that its documentation lists. */
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
    /** The default chain of {@code HttpSecurity}. */
    SPRING_DEFAULT("Spring Security: its default chain", signedIn -> SpringFilters.byDefault(), SpringFilters::signIn);

    private final String title;
    private final Function<Boolean, Filter> filter;
    private final Consumer<SessionDouble> signIn;

    Guard(String title, Function<Boolean, Filter> filter, Consumer<SessionDouble> signIn) {
        this.title = title;
        this.filter = filter;
        this.signIn = signIn;
    }

    /** Creates and initializes the filter. */
    Filter filter(boolean signedIn) {
        return filter.apply(signedIn);
    }

    /** Stores a signed-in user in a session, in the format of the filter. */
    void signIn(SessionDouble session) {
        signIn.accept(session);
    }

    @Override
    public String toString() {
        return title;
    }
}
