// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user whom {@code scalekit.allow} does not allow: the page, what Scalekit is told, and the way back. */
@AlsoOnEachServer
@Requires(Capability.SAMPLE)
class DeniedIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldTellTheUserAndTheClient() {
        Page loginPage = arrive(browser, "/denied/scalekit/login", login);
        Page denied = signIn(browser, loginPage, "alice", "secret");
        assertThat(denied.status()).isEqualTo(200);
        assertThat(denied.text()).contains("This account cannot be used with AI clients");
        assertJoinedWithLog(denied, "DENIED");
        assertThat(submissionsOf(login))
                .singleElement()
                .satisfies(sent -> assertThat(sent.details()).isEqualTo(Map.of("login_failed", true)));
        assertThat(scalekit.callbacks()).doesNotContain(login.loginRequestId());
        Page end = browser.open(java.net.URI.create(denied.find("a.first").attr("href")));
        assertThat(end.url().toString()).startsWith(scalekit.environmentUrl().toString());
        assertThat(browser.open(url("/denied/home.xhtml")).find("#user").text())
                .as("still signed in to the application")
                .isEqualTo("alice");
    }
}
