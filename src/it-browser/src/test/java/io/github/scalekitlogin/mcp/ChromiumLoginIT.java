// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person signs in on the application's own Faces page, by a redirect, by its script, or in place. */
class ChromiumLoginIT extends ChromiumFlow {

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/ajax", "/in-place", "/isolated"})
    void shouldConnectAfterLoginAndConsent(String application) {
        Page tab = startLogin(application);
        signIn(tab, "alice", "secret");
        assertConsentAsked(tab, "alice");
        press(tab, "Allow");
        assertConnected(tab, "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample", "/ajax", "/in-place", "/isolated"})
    void shouldConnectAfterAWrongPassword(String application) {
        Page tab = startLogin(application);
        signIn(tab, "alice", "wrong");
        assertThat(tab.locator("#login")).containsText("That name and password do not match any account.");
        signIn(tab, "bob", "secret");
        assertConsentAsked(tab, "bob");
        press(tab, "Allow");
        assertConnected(tab, "bob");
    }

    @Test
    void shouldReportDeniedConsentToTheClient() {
        Page tab = startLogin("/sample");
        signIn(tab, "alice", "secret");
        press(tab, "Deny");
        assertThat(tab.locator("#error")).hasText("access_denied");
    }
}
