// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An IDE opens ten tabs at the same moment in a browser without a session. */
class ManyTabsIT extends FieldFlow {

    private static final int TABS = 10;

    @ParameterizedTest
    @ValueSource(strings = {"shop", "form", "omnifaces", "spring-security-6", "wicket"})
    void shouldConnectEveryTab(String name) {
        Application application = Application.named(name);
        List<LoginRequestTicket> logins = new ArrayList<>();
        List<Page> tabs = new ArrayList<>();
        for (int i = 0; i < TABS; i++) {
            LoginRequestTicket login = scalekit.newLoginRequest();
            logins.add(login);
            tabs.add(open(AiClient.pageWith(List.of(login.appendTo(loginEndpoint(application))))));
        }
        tabs.forEach(tab -> tab.evaluate("setTimeout(() => document.querySelector('a').click(), 300)"));
        tabs.forEach(tab -> tab.waitForURL(url -> !url.startsWith("http://localhost")));
        for (int i = 0; i < TABS; i++) {
            Page tab = tabs.get(i);
            awaitShown(tab, "[type=password], " + OUR_PAGE);
            if (isShown(tab, "[type=password]")) {
                signIn(tab, "alice", "secret");
            }
            assertConnected(tab, logins.get(i), "alice");
        }
    }
}
