// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two login requests in two tabs of one browser: each ends at its own callback, for the person who signed in for it. */
@NeedsSample
class TabsIT extends Play {

    private final LoginRequestTicket first = scalekit.newLoginRequest();
    private final LoginRequestTicket second = scalekit.newLoginRequest();
    private final Browser tab1 = browser;
    private final Browser tab2 = browser.newTab();

    /** Some containers hide a second FORM login from the filter; the second tab then asks, naming the account. */
    @ParameterizedTest
    @CsvSource({
        "/sample/scalekit/login, true",
        "/sample/scalekit/login, false",
        "/in-place/scalekit/login, true",
        "/in-place/scalekit/login, false",
        "/form/scalekit/login, true",
        "/form/scalekit/login, false",
        "/form/home.xhtml, true",
        "/form/home.xhtml, false"
    })
    void shouldCompleteEachInItsOwnTab(String loginEndpoint, boolean inOrder) {
        assumeThatTabsDiffer(loginEndpoint);
        Page page1 = arrive(tab1, loginEndpoint, first);
        Page page2 = arrive(tab2, loginEndpoint, second);
        if (inOrder) {
            assertHandedOver(signIn(tab1, page1, "alice", "secret"), first, "alice", "customer", "clerk");
            assertThat(submissionsOf(second)).isEmpty();
            assertHandedOver(
                    agreed(tab2, signIn(tab2, page2, "alice", "secret")), second, "alice", "customer", "clerk");
        } else {
            assertHandedOver(signIn(tab2, page2, "alice", "secret"), second, "alice", "customer", "clerk");
            assertThat(submissionsOf(first)).isEmpty();
            assertHandedOver(agreed(tab1, signIn(tab1, page1, "alice", "secret")), first, "alice", "customer", "clerk");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/scalekit/login", "/in-place/scalekit/login"})
    void shouldNotAskInASecondTabThatSignedInAsWell(String loginEndpoint) {
        Page page1 = arrive(tab1, loginEndpoint, first);
        Page page2 = arrive(tab2, loginEndpoint, second);
        signIn(tab1, page1, "alice", "secret");
        assertHandedOver(signIn(tab2, page2, "alice", "secret"), second, "alice", "customer", "clerk");
    }

    /** Containers read a second login in different ways, or not at all: either it counts, or the person is asked by name. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/sample/scalekit/login", "/in-place/scalekit/login", "/form/scalekit/login", "/form/home.xhtml"
            })
    void shouldNotHandOverAnotherPersonThanSignedInInTheTab(String loginEndpoint) {
        assumeThatTabsDiffer(loginEndpoint);
        Page page1 = arrive(tab1, loginEndpoint, first);
        Page page2 = arrive(tab2, loginEndpoint, second);
        assertHandedOver(signIn(tab2, page2, "alice", "secret"), second, "alice", "customer", "clerk");
        Page end = signIn(tab1, page1, "bob", "secret");
        if (end.has("button[value=continue]")) {
            assertNothingSubmitted(first);
            String account = end.find("strong").text();
            String[] roles = account.equals("bob") ? new String[] {"customer"} : new String[] {"customer", "clerk"};
            assertHandedOver(agreed(tab1, end), first, account, roles);
        } else {
            assertHandedOver(end, first, "bob", "customer");
        }
    }

    @ParameterizedTest
    @CsvSource({"/sample/scalekit/login, /sample/home.xhtml", "/form/scalekit/login, /form/home.xhtml"})
    void shouldAskInASecondTabAtItsNextStepOnce(String loginEndpoint, String next) {
        assumeThatTabsDiffer(loginEndpoint);
        Page page1 = arrive(tab1, loginEndpoint, first);
        arrive(tab2, loginEndpoint, second);
        assertHandedOver(signIn(tab1, page1, "alice", "secret"), first, "alice", "customer", "clerk");
        Page question = tab2.open(url(next));
        assertThat(question.text()).contains("You are signed in as alice");
        assertThat(submissionsOf(second)).isEmpty();
        assertThat(tab1.open(url(next)).find("#user").text()).isEqualTo("alice");
        assertHandedOver(agreed(tab2, question), second, "alice", "customer", "clerk");
    }

    /** An attacker had opened the link; the person signs in for another reason, from an ordinary login page. */
    @ParameterizedTest
    @ValueSource(strings = {"/sample/scalekit/login", "/sample/login.xhtml", "/sample/index.xhtml"})
    void shouldAskWhenTheSignInCameFromAnotherPage(String loginEndpoint) {
        arrive(tab1, loginEndpoint, first);
        Page question = signIn(tab2, tab2.open(url("/sample/login.xhtml")), "alice", "secret");
        assertThat(question.text()).contains("You are signed in as alice");
        assertNothingSubmitted(first);
    }

    /**
     * Where the container's login page is reached by a redirect without our query, no tab of it is known from another; the
     * container brings all of them back to the one address it keeps.
     */
    private static void assumeThatTabsDiffer(String loginEndpoint) {
        assumeThat(Stage.hidesProtectedPages() && loginEndpoint.startsWith("/form/"))
                .isFalse();
    }

    private static Page agreed(Browser tab, Page page) {
        return page.has("button[value=continue]") ? tab.submit(page, "button[value=continue]", Map.of()) : page;
    }
}
