// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which an application answers the login: our hand-over or the application's page, complete. */
class ReplacedResponsesIT extends FieldFlow {

    @ParameterizedTest
    @ValueSource(
            strings = {"redirect", "see-other", "forward", "include", "flush", "dispatch", "gzip", "attachment", "error"
            })
    void shouldConnect(String answer) {
        Application application = Application.named("shop");
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        awaitShown(tab, "[type=password]");
        tab.locator("[name=answer]").evaluate("(field, answer) => field.value = answer", answer);
        signIn(tab, "alice", "secret");
        awaitShown(tab, "#account, #user, button[value=continue]");
        if (isShown(tab, "#user")) {
            assertThat(user(tab)).isEqualTo("alice");
            assertThat(tab.title()).isEqualTo("Home");
            tab.navigate(server.url(application, application.home()).toString());
        }
        assertConnected(tab, login, "alice");
    }
}
