// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a login ends without a result, a page or the log says why. */
class DeadEndsIT extends FieldFlow {

    private static final String SETTLED = ":is(#account, button[value=continue], [type=password])";

    /** Four settings and no login configuration: the container would show a bare 403. */
    @Test
    void shouldNameTheMissingLoginConfiguration() {
        int before = server.log().length();
        Page tab = arrive(Application.named("bare"), scalekit.newLoginRequest());
        assertOurPage(tab);
        assertThat(awaitLog(before, "WARNING", "scalekit.login-page"))
                .contains("WARNING")
                .contains("scalekit.login-page");
    }

    /** The login succeeds, but the filter does not know the user. */
    @ParameterizedTest
    @CsvSource({
        "members-unset, shop:current.member",
        "shiro-unset, shiro",
    })
    void shouldWarnOnceWhenNobodyIsKnownAfterTheLogin(String name, String hint) {
        Application application = Application.named(name);
        Page tab = arrive(application, scalekit.newLoginRequest());
        int before = server.log().length();
        signIn(tab, "alice", "secret");
        String log = awaitLog(before, "WARNING", "scalekit.principal", hint);
        assertThat(log)
                .contains("WARNING")
                .contains("scalekit.principal")
                .contains(hint)
                .doesNotContain("4111");
        assertThat(log.lines().filter(line -> line.contains("scalekit.principal")))
                .hasSize(1);
    }

    /** The session is lost between the arrival and the login. */
    @ParameterizedTest
    @ValueSource(strings = {"shop", "form", "spring-security-6", "omnifaces"})
    void shouldConnectWhenTheSessionIsLostBeforeTheLogin(String name) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(Application.named(name), login);
        awaitShown(tab, "[type=password]");
        String loginPage = tab.url();
        browser.clearCookies();
        signIn(tab, "alice", "secret");
        awaitShown(tab, "body:has(" + SETTLED + "), body:has-text('HTTP Status')");
        if (!isShown(tab, SETTLED)) {
            // Container or framework refuse the form of a session that they do not know.
            tab.navigate(loginPage);
            signIn(tab, "alice", "secret");
        } else if (isShown(tab, "[type=password]")) {
            signIn(tab, "alice", "secret");
        }
        assertConnected(tab, login, "alice");
    }

    @Test
    void shouldConnectWhenTheApplicationRestartsBeforeTheLogin() {
        Application application = Application.named("shop");
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        awaitShown(tab, "[type=password]");
        server.restart(application);
        signIn(tab, "alice", "secret");
        assertConnected(tab, login, "alice");
    }

    /** What ended differently is told differently. */
    @Test
    void shouldTellAnUnknownLoginFromACompletedOne() {
        Application application = Application.named("shop");
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(application, login);
        signIn(tab, "alice", "secret");
        assertConnected(tab, login, "alice");
        String completed = textAt(application, login.loginRequestId());
        String unknown = textAt(application, "unknown");
        assertThat(unknown).isNotEqualTo(completed);
        browser.clearCookies();
        assertThat(List.of(completed, unknown)).doesNotContain(textAt(application, login.loginRequestId()));
    }

    /** A failing source of claims is not told as a missing e-mail address. */
    @ParameterizedTest
    @CsvSource({"directory-down, directory", "database-down, database"})
    void shouldNameAFailingSourceOfClaims(String name, String source) {
        int before = server.log().length();
        Page tab = arrive(Application.named(name), scalekit.newLoginRequest());
        signIn(tab, "alice", "secret");
        assertOurPage(tab);
        assertThat(tab.locator("main").innerText()).doesNotContainIgnoringCase("e-mail address");
        assertThat(awaitLog(before, source)).containsIgnoringCase(source);
    }

    private String textAt(Application application, String loginRequestId) {
        Page tab = open(application, "/scalekit/continue?login_request_id=" + loginRequestId);
        awaitShown(tab, OUR_PAGE);
        // The id for the log differs each time.
        return tab.locator("main").innerText().replaceAll("[0-9a-f]{10}", "");
    }
}
