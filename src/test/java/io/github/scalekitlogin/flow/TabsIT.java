// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two login requests in two tabs of one browser: each ends at its own callback. */
class TabsIT extends Play {

    private final LoginRequestTicket first = scalekit.newLoginRequest();
    private final LoginRequestTicket second = scalekit.newLoginRequest();
    private final Browser tab1 = browser;
    private final Browser tab2 = browser.newTab();

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
        Page page1 = arrive(tab1, loginEndpoint, first);
        Page page2 = arrive(tab2, loginEndpoint, second);
        if (inOrder) {
            assertHandedOver(signIn(tab1, page1, "alice", "secret"), first, "alice", "customer", "clerk");
            assertHandedOver(signIn(tab2, page2, "alice", "secret"), second, "alice", "customer", "clerk");
        } else {
            assertHandedOver(signIn(tab2, page2, "alice", "secret"), second, "alice", "customer", "clerk");
            assertHandedOver(signIn(tab1, page1, "alice", "secret"), first, "alice", "customer", "clerk");
        }
    }

    @ParameterizedTest
    @CsvSource({"/sample/scalekit/login, /sample/home.xhtml", "/form/scalekit/login, /form/home.xhtml"})
    void shouldCompleteTheSecondTabAtItsNextStep(String loginEndpoint, String next) {
        Page page1 = arrive(tab1, loginEndpoint, first);
        arrive(tab2, loginEndpoint, second);
        assertHandedOver(signIn(tab1, page1, "alice", "secret"), first, "alice", "customer", "clerk");
        assertThat(submissionsOf(second)).isEmpty();
        assertHandedOver(tab2.open(url(next)), second, "alice", "customer", "clerk");
    }
}
