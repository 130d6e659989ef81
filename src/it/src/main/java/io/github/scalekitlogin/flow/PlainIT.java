// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.plain.LoginServlet.Way;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application of servlets alone: the container's FORM login, and {@code HttpServletRequest.login} by code. */
class PlainIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldConfirmForAUserTheContainerSignedInBefore() {
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
        Page end = agreed(browser, signIn(browser, loginPage, "bob", "secret"), login);
        assertHandedOver(end, login, "bob", "customer");
    }

    @Test
    void shouldHandOverAfterALoginByCodeAtTheLoginPageItself() {
        Page end = signInByCode(arrive(browser, "/plain/login.html", login), Way.REDIRECT);
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    /** The server either keeps the login, or the user is back at the login page, with at most one question then. */
    @Test
    void shouldNotLoopWhenTheLoginIsLost() {
        Page end = signInByCode(arrive(browser, "/plain/scalekit/login", login), Way.NEW_SESSION_AFTER);
        if (end.has(BUTTON)) {
            assertNothingSubmitted(login);
            end = agreed(browser, signInByCode(end, Way.REDIRECT), login);
        }
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    @Test
    void shouldSignInAsAlwaysWithoutALoginRequest() {
        Page home = signInByCode(browser.open(url("/plain/login.html")), Way.IN_PLACE);
        assertThat(home.find("#user").text()).isEqualTo("alice");
        browser.open(url("/plain/index"));
        assertThat(browser.hops()).allMatch(hop -> hop.url().getPath().startsWith("/plain/"));
    }

    /** A browser repeats the credentials of BASIC on each request, even after a link of another site: the confirm page asks. */
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
    void shouldAskAgainWhenTheBrowserKeepsThePassword() {
        Page question = arrive(browser.typing("alice", "secret"), "/plain-basic/scalekit/login", login);
        Page again = browser.submit(question, "button[value=switch]", Map.of());
        assertThat(again.text()).contains("You are signed in as alice");
        assertNothingSubmitted(login);
    }

    private Page signInByCode(Page loginPage, Way way) {
        return browser.submit(loginPage, "[value=" + way + "]", typed(loginPage, "alice", "secret"));
    }
}
