// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** A person who took longer than Scalekit waits. */
class ChromiumExpiredIT extends ChromiumFlow {

    @Test
    void shouldSendTheUserBackToTheAiClientAfterTheLogin() {
        Page tab = startLogin("/sample");
        expire(tab);
        signIn(tab, "alice", "secret");
        assertHeading(tab, "This sign-in request has expired");
        assertThat(tab.locator("main")).containsText("Please start again from your AI client.");
        watch.forgive(410);
        connectAgain();
    }

    @Test
    void shouldSendTheUserBackToTheAiClientAfterTheConfirmPage() {
        signInWithoutLoginRequest("/sample");
        Page tab = startLogin("/sample");
        expire(tab);
        press(tab, "Continue as alice");
        assertHeading(tab, "This sign-in request has expired");
        watch.forgive(410);
        connectAgain();
    }

    private void connectAgain() {
        Page tab = startLogin("/sample");
        press(tab, "Continue as alice");
        press(tab, "Allow");
        assertConnected(tab, "alice");
    }

    private void expire(Page tab) {
        scalekit.expire(tab.url().replaceAll(".*login_request_id=([^&]+).*", "$1"));
    }
}
