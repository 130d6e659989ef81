// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** A login page of the application, a remember-me cookie, and a link that signs people out. */
@Configuration
@EnableWebSecurity
public class Security {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, UserDetailsService users) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers(request -> "/login.jsp".equals(request.getServletPath()))
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login.jsp")
                        .loginProcessingUrl("/signin")
                        .failureUrl("/login.jsp?error")
                        .permitAll())
                .rememberMe(cookie -> cookie.userDetailsService(users).key("orders"))
                .logout(logout -> logout.logoutRequestMatcher(request -> "/signout".equals(request.getServletPath())))
                .build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(user("alice", "CLERK"), user("bob", "CUSTOMER"));
    }

    private static UserDetails user(String name, String role) {
        return User.withUsername(name).password("{noop}secret").roles(role).build();
    }
}
