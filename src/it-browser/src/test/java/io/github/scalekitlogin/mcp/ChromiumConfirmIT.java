// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is signed in already and is asked first. */
class ChromiumConfirmIT extends ChromiumFlow {

    @BeforeEach
    void signIn() {
        signInWithoutLoginRequest("/sample");
    }

    @Test
    void shouldContinueWithTheSignedInAccount() {
        Page tab = startLogin("/sample");
        assertAsked(tab, "alice");
        press(tab, "Continue as alice");
        assertConsentAsked(tab, "alice");
        press(tab, "Allow");
        assertConnected(tab, "alice");
    }

    @Test
    void shouldContinueWithAnotherAccount() {
        Page tab = startLogin("/sample");
        assertAsked(tab, "alice");
        press(tab, "Use another account");
        signIn(tab, "bob", "secret");
        assertConsentAsked(tab, "bob");
        press(tab, "Allow");
        assertConnected(tab, "bob");
    }

    @Test
    void shouldReportACancelToTheClient() {
        Page tab = startLogin("/sample");
        press(tab, "Cancel");
        assertThat(tab.locator("#error")).hasText("access_denied");
    }

    /** The question was answered in this tab; going back to it answers nothing twice. */
    @Test
    void shouldNotConfirmAgainAfterTheBackButton() {
        Page tab = startLogin("/sample");
        press(tab, "Continue as alice");
        assertConsentAsked(tab, "alice");
        tab.goBack();
        assertThat(button(tab, "Continue as alice")).not().isVisible();
        watch.forgive(400);
    }
}
