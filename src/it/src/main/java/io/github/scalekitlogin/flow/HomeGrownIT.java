// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that sign users in without their container: users who are signed in already are asked, as with a container. */
class HomeGrownIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    static Stream<LoginStyle> styles() {
        return LoginStyle.ALL.stream().filter(style -> style.war().startsWith("homegrown"));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void shouldConfirmForASignedInUser(LoginStyle style) {
        Page question = arriveSignedIn(style);
        assertThat(question.find("strong").text()).isEqualTo("alice");
        assertNothingSubmitted(login);
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    @ParameterizedTest
    @MethodSource("styles")
    void shouldLetThemUseAnotherAccount(LoginStyle style) {
        Page question = arriveSignedIn(style);
        Page loginPage = browser.submit(question, "button[value=switch]", Map.of());
        assertThat(browser.newTab().open(url(style.path("/home"))).find("#user").text())
                .isEqualTo("nobody");
        Page end = style.signIn().tell(browser, loginPage, "bob", "secret");
        assertHandedOver(end, login, "bob", "customer");
    }

    /** Asking who is signed in would make a bean of the session, and so a session. */
    @ParameterizedTest
    @MethodSource("styles")
    void shouldMakeNoSessionForOthers(LoginStyle style) {
        Wars.capability(style.war()).require();
        for (String path : new String[] {
            "/login.html", "/scalekit/none", "/scalekit/continue", "/login.html?login_request_id=lri_1"
        }) {
            browser.open(url(style.path(path)));
        }
        assertThat(browser.cookies()).isEmpty();
    }

    private Page arriveSignedIn(LoginStyle style) {
        Wars.capability(style.war()).require();
        style.signIn().tell(browser, browser.open(url(style.path(style.ordinary()))), "alice", "secret");
        assertThat(browser.open(url(style.path("/home"))).find("#user").text()).isEqualTo("alice");
        return browser.open(login.appendTo(url(style.path(style.loginEndpoint()))));
    }
}
