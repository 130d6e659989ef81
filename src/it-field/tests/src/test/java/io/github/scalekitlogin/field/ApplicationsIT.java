// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What everybody does, with each of the applications. */
@ParameterizedClass
@MethodSource("applications")
class ApplicationsIT extends FieldFlow {

    @Parameter
    Application application;

    static List<Application> applications() {
        List<String> only = List.of(System.getProperty("field.application", "").split(","));
        return Application.titled().stream()
                .filter(application -> only.contains("")
                        ? !application.isNightly() || !Boolean.getBoolean("field.without-nightly")
                        : only.contains(application.name()))
                .toList();
    }

    @AfterParameterizedClassInvocation
    static void undeploy(Application application) {
        FieldServer.shared().remove(application);
    }

    @Test
    void shouldConnectAfterTheLogin() {
        assertThat(assertConnectsAfterLogin(application))
                .as("the confirm page was shown")
                .isEqualTo(application.asks());
    }

    @Test
    void shouldConfirmWhenTheUserIsSignedInAlready() {
        signInAsUsual(application, "alice");
        assertConnectsAfterQuestion(application);
    }

    @Test
    void shouldConnectAfterAWrongPassword() {
        assertConnectsAfterWrongPassword(application, "bob");
    }

    /** The form that the first tab shows may be worthless by then. */
    @Test
    void shouldConnectEachOfTwoTabs() {
        LoginRequestTicket firstLogin = scalekit.newLoginRequest();
        LoginRequestTicket secondLogin = scalekit.newLoginRequest();
        Page first = arrive(application, firstLogin);
        awaitShown(first, "[type=password]");
        Page second = arrive(application, secondLogin);
        signIn(second, "alice", "secret");
        assertConnected(second, secondLogin, "alice");
        signIn(first, "alice", "secret");
        assertConnected(first, firstLogin, "alice");
    }

    @Test
    void shouldLeaveTheApplicationAlone() {
        Page tab = signInAsUsual(application, "alice");
        assertThat(tab.url()).doesNotContain("scalekit", "login_request_id");
        application.logout().ifPresent(logout -> {
            tab.navigate(server.url(application, logout).toString());
            tab.navigate(server.url(application, application.home()).toString());
            assertThat(user(tab)).isIn("", "nobody");
        });
    }

    @Test
    void shouldUseAnotherAccount() {
        assumeTrue(application.logout().isPresent(), "the application has no logout by a link");
        signInAsUsual(application, "alice");
        assertConnectsAnotherAccount(application);
    }
}
