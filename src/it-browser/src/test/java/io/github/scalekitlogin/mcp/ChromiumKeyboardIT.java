// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person who uses the keyboard only. */
class ChromiumKeyboardIT extends ChromiumFlow {

    @Test
    void shouldConnectAfterLoginAndConsent() {
        Page tab = startLogin("/sample");
        assertThat(tab.getByLabel("User name")).isFocused();
        type(tab, "alice", "secret");
        assertConsentAsked(tab, "alice");
        tabTo(tab, button(tab, "Allow"), 2).press("Enter");
        assertConnected(tab, "alice");
    }

    @Test
    void shouldPassTheConfirmPage() {
        signInWithoutLoginRequest("/sample");
        Page tab = startLogin("/sample");
        assertAsked(tab, "alice");
        tabTo(tab, button(tab, "Continue as alice"), 1);
        tabTo(tab, button(tab, "Use another account"), 1).press("Enter");
        type(tab, "bob", "secret");
        assertConsentAsked(tab, "bob");
        tabTo(tab, button(tab, "Allow"), 2).press("Space");
        assertConnected(tab, "bob");
    }

    private static void type(Page tab, String name, String password) {
        tabTo(tab, tab.getByLabel("User name"), 1);
        tab.keyboard().type(name);
        tabTo(tab, tab.getByLabel("Password"), 1);
        tab.keyboard().type(password);
        tab.keyboard().press("Enter");
    }

    /** Presses Tab, at most so often, until the focus is there, and sees that it can be seen. */
    private static Locator tabTo(Page tab, Locator control, int most) {
        control.waitFor();
        for (int i = 0; i < most && !isFocused(control); i++) {
            tab.keyboard().press("Tab");
        }
        assertThat(control).isFocused();
        assertThat(control).not().hasCSS("outline-style", Pattern.compile("none"));
        return control;
    }

    private static boolean isFocused(Locator control) {
        return (Boolean) control.evaluate("control => control === document.activeElement");
    }
}
