// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import org.junit.jupiter.api.Test;

/** The server's own data source as {@code scalekit.once.data-source}: without its table first, then with it. */
@AlsoOnEachServer
@Requires(Capability.SAMPLE)
class SubmitOnceIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldSubmitNothingBeforeTheTableIsThere() {
        Page loginPage = arrive(browser, "/once/scalekit/login", login);
        Page refused = signIn(browser, loginPage, "alice", "secret");
        assertThat(refused.status()).isEqualTo(424);
        assertThat(logLine(refused)).contains("scalekit.once.data-source", "scalekit_submission");
        assertNothingSubmitted(login);
        assertThat(new Browser().open(url("/once/create-table")).text()).contains("created");
        assertHandedOver(browser.click(refused, "a.button"), login, "alice", "customer", "clerk");
    }
}
