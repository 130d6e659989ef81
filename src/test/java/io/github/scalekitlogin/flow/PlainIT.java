// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.plain.LoginServlet.Way;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** An application of servlets alone: the container's FORM login, and {@code HttpServletRequest.login} by code. */
class PlainIT extends Play {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @ParameterizedTest
    @ValueSource(strings = {"/plain-form/scalekit/login", "/plain-form/form-login.html", "/plain-form/index"})
    void shouldHandOverAfterTheContainersFormLogin(String loginEndpoint) {
        Page loginPage = arrive(browser, loginEndpoint, login);
        assertThat(loginPage.status()).isEqualTo(200);
        assertHandedOver(signIn(browser, loginPage, "alice", "secret"), login, "alice", "customer", "clerk");
        assertThat(browser.open(url("/plain-form/home")).find("#user").text()).isEqualTo("alice");
    }

    @Test
    void shouldHandOverAfterTheContainersFormLoginForAProtectedPage() {
        Page end = signIn(browser, arrive(browser, "/plain-form/home", login), "alice", "secret");
        assertHandedOver(agreed(browser, "/plain-form/home", end, login), login, "alice", "customer", "clerk");
    }

    @Test
    void shouldKeepTheLoginRequestThroughAWrongPassword() {
        Page again = signIn(browser, arrive(browser, "/plain-form/scalekit/login", login), "alice", "wrong");
        assertNothingSubmitted(login);
        assertHandedOver(signIn(browser, again, "bob", "secret"), login, "bob", "customer");
    }

    @Test
    void shouldAskSomebodyTheContainerSignedInBefore() {
        signIn(browser, browser.open(url("/plain-form/home")), "alice", "secret");
        Page question = arrive(browser, "/plain-form/scalekit/login", login);
        assertThat(question.text()).contains("You are signed in as alice");
        assertNothingSubmitted(login);
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    @Test
    void shouldSwitchToAnotherAccountOfTheContainers() {
        signIn(browser, browser.open(url("/plain-form/home")), "alice", "secret");
        Page question = arrive(browser, "/plain-form/scalekit/login", login);
        Page loginPage = browser.submit(question, "button[value=switch]", Map.of());
        assertHandedOver(signIn(browser, loginPage, "bob", "secret"), login, "bob", "customer");
    }

    /** A new session after the login forgets the login on most servers: see {@link #shouldNotLoopWhenTheLoginIsLost}. */
    @ParameterizedTest
    @EnumSource(value = Way.class, names = "NEW_SESSION_AFTER", mode = Mode.EXCLUDE)
    void shouldHandOverAfterALoginByCode(Way way) {
        Page end = signInByCode(arrive(browser, "/plain/scalekit/login", login), way);
        assertHandedOver(end, login, "alice", "customer", "clerk");
        assertThat(browser.open(url("/plain/home")).find("#user").text()).isEqualTo("alice");
    }

    @Test
    void shouldHandOverAfterALoginByCodeAtTheLoginPageItself() {
        Page end = signInByCode(arrive(browser, "/plain/login.html", login), Way.REDIRECT);
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    /** The server either keeps the login, or the person is back at the login page with the login request still there. */
    @Test
    void shouldNotLoopWhenTheLoginIsLost() {
        Page end = signInByCode(arrive(browser, "/plain/scalekit/login", login), Way.NEW_SESSION_AFTER);
        if (end.has(BUTTON)) {
            assertNothingSubmitted(login);
            end = signInByCode(end, Way.REDIRECT);
        }
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    /** Where our web fragment is left out, the container is asked by code; where that fails, the log has the lines. */
    @Test
    void shouldBringAboutALoginWithoutTheWebFragment() {
        Page page = arrive(browser, "/plain-complete/scalekit/login", login);
        assertThat(page.has(BUTTON)).isNotEqualTo(Stage.refusesToAuthenticate());
        if (page.has(BUTTON)) {
            assertHandedOver(signIn(browser, page, "alice", "secret"), login, "alice", "customer", "clerk");
        } else {
            assertThat(page.text()).contains("This application did not ask you to sign in");
            assertJoinedWithLog(page, "NO_LOGIN");
            assertThat(stage.server().log())
                    .contains("<url-pattern>/scalekit/challenge</url-pattern>")
                    .contains("<auth-constraint><role-name>**</role-name></auth-constraint>");
            assertNothingSubmitted(login);
        }
    }

    @Test
    void shouldSignInAsAlwaysWithoutALoginRequest() {
        Page home = signInByCode(browser.open(url("/plain/login.html")), Way.IN_PLACE);
        assertThat(home.find("#user").text()).isEqualTo("alice");
        browser.open(url("/plain/index"));
        assertThat(browser.hops()).allMatch(hop -> hop.url().getPath().startsWith("/plain/"));
    }

    /** A browser sends what was typed once again and again, whoever's link it follows: so the person is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"/plain-basic/scalekit/login", "/plain-basic/index", "/plain-basic/home"})
    void shouldAskAfterTheContainersBasicLogin(String loginEndpoint) {
        Page question = arrive(browser.typing("alice", "secret"), loginEndpoint, login);
        assertThat(question.text()).contains("You are signed in as alice");
        assertNothingSubmitted(login);
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    @Test
    void shouldNotHandOverAfterAWrongPasswordInTheBrowsersDialogue() {
        assertThat(arrive(browser.typing("alice", "wrong"), "/plain-basic/scalekit/login", login)
                        .status())
                .isEqualTo(401);
        assertNothingSubmitted(login);
        Page question = arrive(browser.typing("bob", "secret"), "/plain-basic/scalekit/login", login);
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, login, "bob", "customer");
    }

    @Test
    void shouldAskAgainWhenTheBrowserKeepsThePassword() {
        Page question = arrive(browser.typing("alice", "secret"), "/plain-basic/scalekit/login", login);
        Page again = browser.submit(question, "button[value=switch]", Map.of());
        assertThat(again.text()).contains("You are signed in as alice");
        assertNothingSubmitted(login);
    }

    /** Two tabs, two persons: whatever the container makes of the second login, nobody passes for the other. */
    @ParameterizedTest
    @ValueSource(strings = {"/plain-form/scalekit/login", "/plain-form/home", "/plain/scalekit/login"})
    void shouldNotHandOverAnotherPersonThanSignedInInTheTab(String loginEndpoint) {
        LoginRequestTicket second = scalekit.newLoginRequest();
        Browser tab2 = browser.newTab();
        Page page1 = arrive(browser, loginEndpoint, login);
        Page page2 = arrive(tab2, loginEndpoint, second);
        signInAnyhow(tab2, page2, "alice");
        List<LoginRequestTicket> left = Stream.of(login, second)
                .filter(ticket -> submissionsOf(ticket).isEmpty())
                .toList();
        signInAnyhow(browser, page1, "bob");
        assertThat(left.stream().flatMap(ticket -> submissionsOf(ticket).stream()))
                .as("what was handed over after bob signed in, by %s", browser.hops())
                .allSatisfy(submission -> assertThat(submission.details()).containsEntry("sub", "bob"));
    }

    private void signInAnyhow(Browser tab, Page loginPage, String name) {
        tab.submit(loginPage, BUTTON, typed(loginPage, name, "secret"));
    }

    private Page signInByCode(Page loginPage, Way way) {
        return browser.submit(loginPage, "[value=" + way + "]", typed(loginPage, "alice", "secret"));
    }
}
