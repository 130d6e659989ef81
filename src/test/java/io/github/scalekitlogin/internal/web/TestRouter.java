// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.session.SubmissionRegister;
import io.github.scalekitlogin.internal.user.UserResolver;
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
        return LoginFilterRuntime.router(
                new FilterAddresses("/scalekit", null, loginPage, logoutPage),
                policy,
                Optional.empty(),
                UserResolver.ofContainer(),
                ClaimsResolver.builder().emailDomain("example.com").build(),
                client,
                register,
                null);
    }
}
