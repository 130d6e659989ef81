// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Two MCP clients start a login in two tabs of one browser: each ends at its own result. */
class ChromiumTabsIT extends ChromiumFlow {

    @Test
    void shouldConfirmInTheSecondTabAndConnectEachTab() {
        Page first = startLogin("/sample", "first");
        Page second = startLogin("/sample", "second");
        signIn(second, "alice", "secret");
        signIn(first, "alice", "secret");
        assertAsked(first, "alice");
        press(first, "Continue as alice");
        press(first, "Allow");
        press(second, "Allow");
        assertConnected(second, "alice");
        assertThat(second.locator("#claims")).containsText("second");
        assertConnected(first, "alice");
        assertThat(first.locator("#claims")).containsText("first");
    }

    @Test
    void shouldConfirmInATabThatWasOnlyReloaded() {
        Page first = startLogin("/sample", "first");
        Page second = startLogin("/sample", "second");
        signIn(first, "alice", "secret");
        press(first, "Allow");
        assertConnected(first, "alice");
        second.reload();
        assertAsked(second, "alice");
        press(second, "Continue as alice");
        press(second, "Allow");
        assertConnected(second, "alice");
        assertThat(second.locator("#claims")).containsText("second");
    }
}
