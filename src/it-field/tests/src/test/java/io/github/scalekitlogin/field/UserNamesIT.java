// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Who the user is, where the container does not know. */
class UserNamesIT extends FieldFlow {

    /** The session's object was not made to be a name: its text has more than the name. */
    @Test
    void shouldNotSendTheTextOfAnObjectAsSub() {
        int before = server.log().length();
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(Application.named("members-object"), login);
        signIn(tab, "alice", "secret");
        awaitShown(tab, "#account, #user, " + OUR_PAGE);
        assertThat(submissions(login)).isEmpty();
        assertThat(awaitLog(before, "shop:current.member")).contains("shop:current.member");
    }

    @Test
    void shouldUseAnotherAccountAlthoughACookieSignsTheUserInAgain() {
        Application application = Application.named("remembered");
        signInWithRememberMe(application, "[name=remember]");
        assertConnectsAnotherAccount(application);
    }

    @Test
    void shouldUseAnotherAccountAlthoughSpringSecurityRemembersTheUser() {
        Application application = Application.named("spring-security-6-custom");
        signInWithRememberMe(application, "[name=remember-me]");
        assertConnectsAnotherAccount(application);
    }

    /** Without the setting for the logout, the page says why the same account is back. */
    @Test
    void shouldSayWhyTheSameAccountIsBack() {
        Application application = Application.named("remembered-unset");
        signInWithRememberMe(application, "[name=remember]");
        Page tab = arrive(application, scalekit.newLoginRequest());
        assertAsked(tab, "alice");
        String first = tab.locator("main").innerText();
        press(tab, "Use another account");
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        assertOurPage(tab);
        assertThat(tab.locator("main").innerText()).isNotEqualTo(first);
    }

    private void signInWithRememberMe(Application application, String box) {
        Page tab = open(application, application.login());
        tab.locator(box).check();
        signIn(tab, "alice", "secret");
        assertSignedIn(tab, application, "alice");
    }
}
