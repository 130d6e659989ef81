// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.testkit.SessionDouble;
import jakarta.servlet.Filter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Spring Security's filter chain, with the page open to all users. */
final class SpringFilters {

    private SpringFilters() {}

    static Filter lean() {
        return new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new SecurityContextHolderFilter(new HttpSessionSecurityContextRepository()),
                new AnonymousAuthenticationFilter("key"),
                new AuthorizationFilter((user, request) -> new AuthorizationDecision(true))));
    }

    static Filter byDefault() {
        return new AnnotationConfigApplicationContext(Defaults.class)
                .getBean("springSecurityFilterChain", Filter.class);
    }

    static void signIn(SessionDouble session) {
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        "alice", null, AuthorityUtils.createAuthorityList("ROLE_CUSTOMER"))));
    }

    /** The configuration of an application with a login form. */
    @Configuration
    @EnableWebSecurity
    static class Defaults {

        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(pages -> pages.anyRequest().permitAll())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }
}
