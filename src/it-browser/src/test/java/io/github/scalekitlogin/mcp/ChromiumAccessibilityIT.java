// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static io.github.scalekitlogin.chromium.Accessibility.assertAccessible;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.Scenario;
import org.junit.jupiter.api.Test;

/** What axe finds: nothing, on every kind of page that a person sees on the way. */
class ChromiumAccessibilityIT extends ChromiumFlow {

    @Test
    void shouldHaveNoViolationOnTheConfirmPage() {
        signInWithoutLoginRequest("/sample");
        Page tab = startLogin("/sample");
        assertAsked(tab, "alice");
        assertAccessible(tab);
    }

    @Test
    void shouldHaveNoViolationOnAnErrorPage() {
        Page tab = browser.newPage();
        tab.navigate(environment.url("/sample/scalekit/login").toString());
        assertHeading(tab, "This sign-in link is not complete");
        assertAccessible(tab);
        watch.forgive(400);
    }

    @Test
    void shouldHaveNoViolationOnAnErrorPageWithRetry() {
        Page tab = startLogin("/sample");
        scalekit.scenario(Scenario.TOKEN_NOT_ACCEPTED);
        signIn(tab, "alice", "secret");
        assertHeading(tab, "Your account could not be passed on");
        assertAccessible(tab);
        watch.forgive(424);
    }

    @Test
    void shouldHaveNoViolationOnLoginAndConsentPages() {
        Page tab = startLogin("/sample");
        assertAccessible(tab);
        signIn(tab, "alice", "wrong");
        assertAccessible(tab);
        signIn(tab, "alice", "secret");
        assertConsentAsked(tab, "alice");
        assertAccessible(tab);
        press(tab, "Allow");
        assertConnected(tab, "alice");
        assertAccessible(tab);
    }
}
