// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two login requests in two tabs of one browser: each ends at its own callback, for the user who signed in for it. */
@Requires(Capability.SAMPLE)
class TabsIT extends LoginFlow {

    private final LoginRequestTicket first = scalekit.newLoginRequest();
    private final LoginRequestTicket second = scalekit.newLoginRequest();
    private final Browser tab1 = browser;
    private final Browser tab2 = browser.newTab();

    @ParameterizedTest
    @ValueSource(strings = {"/sample/scalekit/login", "/in-place/scalekit/login"})
    void shouldAskInASecondTabThatSignedInAsWell(String loginEndpoint) {
        Page page1 = arrive(tab1, loginEndpoint, first);
        Page page2 = arrive(tab2, loginEndpoint, second);
        signIn(tab1, page1, "alice", "secret");
        Page question = signIn(tab2, page2, "alice", "secret");
        assertThat(question.text()).contains("You are signed in as alice");
        assertNothingSubmitted(second);
        assertHandedOver(agreed(tab2, question, second), second, "alice", "customer", "clerk");
    }

    /** Containers read a second login in different ways, or not at all: either it counts, or the confirm page names the user. */
    @ParameterizedTest
    @ValueSource(strings = {"/sample/scalekit/login", "/in-place/scalekit/login"})
    void shouldNotHandOverAUserOfAnotherTab(String loginEndpoint) {
        Page page1 = arrive(tab1, loginEndpoint, first);
        Page page2 = arrive(tab2, loginEndpoint, second);
        assertHandedOver(signIn(tab2, page2, "alice", "secret"), second, "alice", "customer", "clerk");
        Page end = signIn(tab1, page1, "bob", "secret");
        if (end.has("button[value=continue]")) {
            assertNothingSubmitted(first);
            String account = end.find("strong").text();
            String[] roles = account.equals("bob") ? new String[] {"customer"} : new String[] {"customer", "clerk"};
            assertHandedOver(agreed(tab1, end, first), first, account, roles);
        } else {
            assertHandedOver(end, first, "bob", "customer");
        }
    }

    @Test
    void shouldAskInASecondTabAtItsNextStepOnce() {
        Page page1 = arrive(tab1, "/sample/scalekit/login", first);
        arrive(tab2, "/sample/scalekit/login", second);
        assertHandedOver(signIn(tab1, page1, "alice", "secret"), first, "alice", "customer", "clerk");
        Page question = tab2.open(url("/sample/home.xhtml"));
        assertThat(question.text()).contains("You are signed in as alice");
        assertThat(submissionsOf(second)).isEmpty();
        assertThat(tab1.open(url("/sample/home.xhtml")).find("#user").text()).isEqualTo("alice");
        assertHandedOver(agreed(tab2, question, second), second, "alice", "customer", "clerk");
    }

    /** An attacker has opened the link; the user signs in for another reason, on the login page without a login request. */
    @ParameterizedTest
    @ValueSource(strings = {"/sample/scalekit/login", "/sample/login.xhtml", "/sample/index.xhtml"})
    void shouldAskWhenTheSignInCameFromAnotherPage(String loginEndpoint) {
        arrive(tab1, loginEndpoint, first);
        Page question = signIn(tab2, tab2.open(url("/sample/login.xhtml")), "alice", "secret");
        assertThat(question.text()).contains("You are signed in as alice");
        assertNothingSubmitted(first);
    }
}
