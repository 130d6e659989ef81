// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that is the server's only one, at its root. */
@OnEachServer
class RootIT extends LoginFlow {

    /** The name servers know the root's application by. */
    private static final String ROOT = "/ROOT";

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @BeforeEach
    void deploy() {
        environment.server().deploy(Wars.build("root"), ROOT);
        await(() -> browser.open(url("/index")).status() == 200);
    }

    @AfterEach
    void undeploy() {
        environment.server().undeploy(ROOT);
    }

    @Test
    void shouldHandOverAndFindTheWayBack() {
        Page loginPage = arrive(browser, "/scalekit/login", login);
        assertThat(loginPage.url().getRawPath()).isEqualTo("/login.html");
        assertHandedOver(signIn(browser, loginPage, "alice", "secret"), login, "alice", "customer", "clerk");

        Page refused = browser.open(url("/scalekit/login?state=x"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.find("a").attr("href")).isEqualTo("../");

        LoginRequestTicket another = scalekit.newLoginRequest();
        Page question = arrive(browser, "/scalekit/login", another);
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, another, "alice", "customer", "clerk");
    }
}
