// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application that tells the filter all claims when a user signs in. No setting and no provider has any. */
class LoginClaimsIT extends LoginFlow {

    private static final String CONTEXT = "/homegrown-claims";

    private final SignIn form = new SignIn.Form("[value=REDIRECT]");
    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldHandOverTheClaimsOfTheLogin() {
        Page loginPage = arrive(browser, CONTEXT + "/scalekit/login", login);
        Page end = form.tell(browser, loginPage, "alice", "secret");
        assertHandedOver(end, login, "alice", "customer", "clerk");
        assertThat(submissionsOf(login).get(0).details())
                .containsEntry("email_verified", true)
                .containsEntry("custom_attributes", Map.of("department", "Garden"));
    }

    @Test
    void shouldHandOverThemForAUserWhoWasSignedInBefore() {
        signIn("alice");
        Page question = arrive(browser, CONTEXT + "/scalekit/login", login);
        assertThat(question.find("strong").text()).isEqualTo("alice");
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    /** In the same session, without a logout between. */
    @Test
    void shouldNotHandOverThoseOfTheUserBefore() {
        signIn("alice");
        signIn("bob");
        Page question = arrive(browser, CONTEXT + "/scalekit/login", login);
        assertThat(question.find("strong").text()).isEqualTo("bob");
        assertHandedOver(browser.submit(question, "button[value=continue]", Map.of()), login, "bob", "customer");
    }

    @Test
    void shouldHandOverThoseOfTheOtherAccount() {
        signIn("alice");
        Page question = arrive(browser, CONTEXT + "/scalekit/login", login);
        Page loginPage = browser.submit(question, "button[value=switch]", Map.of());
        assertHandedOver(form.tell(browser, loginPage, "bob", "secret"), login, "bob", "customer");
    }

    private void signIn(String name) {
        form.tell(browser, browser.open(url(CONTEXT + "/login.html")), name, "secret");
        assertThat(browser.open(url(CONTEXT + "/home")).find("#user").text()).isEqualTo(name);
    }
}
