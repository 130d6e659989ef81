// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import org.junit.jupiter.api.Test;

/** The application's scripts answer navigations or sign people in. The others of the kind are rows of the table of applications. */
class ScriptLoginsIT extends FieldFlow {

    @Test
    void shouldConnectThroughAServiceWorker() {
        Application application = Application.named("service-worker");
        registerWorker(application);
        assertConnectsAfterLogin(application);
    }

    @Test
    void shouldConfirmThroughAServiceWorker() {
        Application application = Application.named("service-worker");
        registerWorker(application);
        signInAsUsual(application, "alice");
        assertConnectsAfterQuestion(application);
    }

    /** Nothing navigates after the login: the log says so, and the next page connects. */
    @Test
    void shouldWarnWhenNothingNavigatesAfterTheLogin() {
        Application application = Application.named("fetch-unset");
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        int before = server.log().length();
        signIn(tab, "alice", "secret");
        awaitShown(tab, "#user");
        assertThat(awaitLog(before, "WARNING", "/fetch-unset"))
                .contains("WARNING")
                .contains("/scalekit/continue");
        tab.reload();
        assertConnected(tab, login, "alice");
    }

    private void registerWorker(Application application) {
        Page tab = open(application, application.login());
        tab.waitForFunction("navigator.serviceWorker.controller !== null");
        tab.close();
    }
}
