// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.ScalekitLoginFilter;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;

/** A user who has opened the login page for a login request and signed in, before the hand-over. */
final class Attempt {

    private static final String STATE = "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g";
    private static final FilterChain NO_APPLICATION = (request, response) -> {
        throw new IllegalStateException("The request reached the application");
    };

    private final ScalekitLoginFilter filter;
    private final RequestDouble request;
    private final ResponseDouble response = new ResponseDouble();

    Attempt(ScalekitLoginFilter filter, long number) throws IOException, ServletException {
        this.filter = filter;
        String query = "login_request_id=lri_" + (86_659_065_219_000_000L + number);
        RequestDouble login = Navigation.to("/scalekit/login", query + "&state=" + STATE);
        filter.doFilter(login, new ResponseDouble(), NO_APPLICATION);
        request = Navigation.to("/scalekit/continue", query)
                .session(login.session())
                .signedInAs("alice")
                .header("Referer", Navigation.ORIGIN + "/login.xhtml?" + query);
    }

    RequestDouble request() {
        return request;
    }

    /** Hands over; returns the address of the redirect. */
    String handOver() throws IOException, ServletException {
        filter.doFilter(request, response, NO_APPLICATION);
        request.awaitCompletion();
        String location = response.header("Location");
        if (!location.endsWith("state=" + STATE)) {
            throw new IllegalStateException("Not handed over: " + response.getStatus());
        }
        return location;
    }
}
