// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.ScalekitLoginFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;

/** A person who came to the login page for a login request, has signed in and stands before the hand-over. */
final class Attempt {

    private static final String STATE = "HntJ_ENB6y161i9_P1yzuZVv2SSTfD3aZH-Tej0_Y33_Fk8Z3g";
    private static final FilterChain NOBODY = (request, response) -> {
        throw new IllegalStateException("The application was asked");
    };

    private final ScalekitLoginFilter filter;
    private final PlainRequest request;
    private final PlainResponse response = new PlainResponse();

    Attempt(ScalekitLoginFilter filter, long number) throws IOException, ServletException {
        this.filter = filter;
        String query = "login_request_id=lri_" + (86_659_065_219_000_000L + number);
        PlainRequest login = new PlainRequest("/scalekit/login", query + "&state=" + STATE);
        filter.doFilter(login, new PlainResponse(), NOBODY);
        request = new PlainRequest("/scalekit/continue", query)
                .in(login.session())
                .signedInAs("alice")
                .from("/login.xhtml?" + query);
    }

    PlainRequest request() {
        return request;
    }

    /** Returns where the browser is sent, once it is. */
    String handOver() throws IOException, ServletException {
        filter.doFilter(request, response, NOBODY);
        request.awaitEnd();
        String location = response.location();
        if (location == null || !location.endsWith("state=" + STATE)) {
            throw new IllegalStateException("Not handed over: " + response.getStatus());
        }
        return location;
    }
}
