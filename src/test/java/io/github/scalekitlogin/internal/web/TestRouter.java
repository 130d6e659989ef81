// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.session.SubmissionRegister;
import io.github.scalekitlogin.internal.user.UserResolver;
import io.github.scalekitlogin.testkit.RequestDouble;
import io.github.scalekitlogin.testkit.ResponseDouble;
import java.util.Map;
import java.util.Optional;

/** The router with plain settings, for an application whose login page is at {@code /login}. */
final class TestRouter {

    private TestRouter() {}

    static RequestRouter create(ScalekitClient client) {
        return create(client, "/login", ConfirmationPolicy.SIGNED_IN);
    }

    static RequestRouter create(ScalekitClient client, String loginPage, ConfirmationPolicy policy) {
        return create(client, loginPage, null, policy);
    }

    static RequestRouter create(ScalekitClient client, String loginPage, String logoutPage, ConfirmationPolicy policy) {
        return create(client, loginPage, logoutPage, policy, SubmissionRegister.NONE);
    }

    static RequestRouter create(
            ScalekitClient client,
            String loginPage,
            String logoutPage,
            ConfirmationPolicy policy,
            SubmissionRegister register) {
        return create(
                client,
                loginPage,
                logoutPage,
                policy,
                register,
                ClaimsResolver.builder().emailDomain("example.com").build());
    }

    /** Returns the router of an application that asks nobody to confirm. */
    static RequestRouter create(ScalekitClient client, ClaimsResolver claims) {
        return create(client, "/login", null, ConfirmationPolicy.NEVER, SubmissionRegister.NONE, claims);
    }

    private static RequestRouter create(
            ScalekitClient client,
            String loginPage,
            String logoutPage,
            ConfirmationPolicy policy,
            SubmissionRegister register,
            ClaimsResolver claims) {
        return LoginFilterRuntime.router(
                new FilterAddresses("/scalekit", null, loginPage, logoutPage),
                policy,
                Optional.empty(),
                UserResolver.ofContainer(),
                claims,
                client,
                register,
                null);
    }

    /** Returns a request that opens an address in a tab, from a page of the same origin. */
    static RequestDouble navigation(String path, Map<String, Object> session) {
        return new RequestDouble()
                .path(path)
                .session(session)
                .header("Host", "app.example")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Site", "same-origin");
    }

    /** Returns the response to a request for an address of the filter. */
    static ResponseDouble serve(RequestRouter router, RequestDouble request) throws Exception {
        ResponseDouble response = new ResponseDouble();
        router.request(request, response, (passed, on) -> {
            throw new AssertionError("The application was asked");
        });
        return response;
    }
}
