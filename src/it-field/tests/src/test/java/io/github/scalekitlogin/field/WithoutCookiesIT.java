// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that no cookie carries: the person connects, or a page says that cookies are needed. */
class WithoutCookiesIT extends FieldFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldConnectOrSayWhyWhenTheSessionIsInTheAddress() {
        assertConnectedOrTold(arrive(Application.named("url-tracking"), login), login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "form"})
    void shouldConnectOrSayWhyWhenCookiesAreBlocked(String name) {
        try (BrowserContext blocking = BrowserWithoutCookies.open()) {
            Page tab = blocking.newPage();
            tab.navigate(AiClient.pageWith(List.of(login.appendTo(loginEndpoint(Application.named(name)))))
                    .toString());
            tab.locator("a").click();
            assertConnectedOrTold(tab, login);
        }
    }

    private void assertConnectedOrTold(Page tab, LoginRequestTicket of) {
        awaitShown(tab, "[type=password], " + OUR_PAGE);
        if (isShown(tab, "[type=password]")) {
            signIn(tab, "alice", "secret");
            awaitShown(tab, "#account, " + OUR_PAGE);
        }
        if (isShown(tab, "#account")) {
            assertConnected(tab, of, "alice");
        } else {
            assertThat(tab.locator("main").innerText()).containsIgnoringCase("cookie");
        }
    }
}
