// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.ScalekitLoginFilter;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A user who has opened the login page for a login request and signed in, before the hand-over. */
final class Attempt {

    private static final String STATE = "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g";
    private static final FilterChain NO_APPLICATION = (request, response) -> {
        throw new IllegalStateException("The request reached the application");
    };

    private final ScalekitLoginFilter filter;
    private final Optional<ExecutorService> async;
    private final Map<String, Object> session;
    private String query;

    /**
     * Arrives.
     *
     * @param async where asynchronous requests are processed, or empty: they are synchronous
     */
    Attempt(ScalekitLoginFilter filter, long number, Optional<ExecutorService> async)
            throws IOException, ServletException {
        this.filter = filter;
        this.async = async;
        this.query = "login_request_id=lri_" + (86_659_065_219_000_000L + number);
        RequestDouble login = Navigation.to("/scalekit/login", query + "&state=" + STATE);
        filter.doFilter(login, new ResponseDouble(), NO_APPLICATION);
        this.session = login.session();
        // The filter has not seen the sign-in. With scalekit.confirm=never it believes this request.
        continueLogin();
    }

    /** Hands over, with as many requests as the filter leads to; returns the address of the last redirect. */
    String handOver() throws IOException, ServletException {
        String target = continueLogin();
        while (target.contains("/continue?")) {
            query = target.substring(target.indexOf('?') + 1);
            target = continueLogin();
        }
        if (!target.endsWith("state=" + STATE)) {
            throw new IllegalStateException("Not handed over, but led to: " + target);
        }
        return target;
    }

    private String continueLogin() throws IOException, ServletException {
        RequestDouble request =
                Navigation.to("/scalekit/continue", query).session(session).signedInAs("alice");
        async.ifPresent(request::asyncOn);
        ResponseDouble response = new ResponseDouble();
        filter.doFilter(request, response, NO_APPLICATION);
        request.awaitCompletion();
        return response.target();
    }
}
