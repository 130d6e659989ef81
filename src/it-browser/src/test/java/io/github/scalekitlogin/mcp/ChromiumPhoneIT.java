// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A person with a small phone, who touches. */
class ChromiumPhoneIT extends ChromiumFlow {

    private static final int WIDTH = 320;

    ChromiumPhoneIT() {
        super(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, 568)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    @Test
    void shouldConnectAfterLoginAndConsent() {
        Page tab = startLogin("/sample");
        assertHeading(tab, "Sign in");
        assertFits(tab);
        signIn(tab, "alice", "secret");
        assertConsentAsked(tab, "alice");
        press(tab, "Allow");
        assertConnected(tab, "alice");
    }

    @Test
    void shouldPassTheConfirmPage() {
        signInWithoutLoginRequest("/sample");
        Page tab = startLogin("/sample");
        assertAsked(tab, "alice");
        assertFits(tab);
        press(tab, "Cancel");
        assertHeading(tab, "The login failed");
    }

    @Test
    void shouldFitAnErrorPage() {
        Page tab = browser.newPage();
        tab.navigate(environment.url("/sample/scalekit/login").toString());
        assertHeading(tab, "This sign-in link is not complete");
        assertFits(tab);
        watch.forgive(400);
    }

    @Override
    void press(Page tab, String button) {
        button(tab, button).tap();
    }

    /** Nothing is cut off, and nobody has to scroll sideways. */
    private static void assertFits(Page tab) {
        Assertions.assertThat(tab.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(WIDTH);
        Assertions.assertThat(tab.evaluate("visualViewport.scale")).isEqualTo(1);
    }
}
