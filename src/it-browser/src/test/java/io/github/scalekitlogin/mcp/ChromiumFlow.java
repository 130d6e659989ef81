// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.scalekitlogin.chromium.Chromium;
import io.github.scalekitlogin.chromium.Watch;
import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** A user of Chromium, with the MCP client that is part of the simulator's start page. Checks every test for leaks and errors. */
abstract class ChromiumFlow {

    final TestEnvironment environment = TestEnvironment.shared();
    final ScalekitSimulator scalekit = environment.scalekit();
    final BrowserContext browser;
    final Watch watch;

    ChromiumFlow() {
        this(new Browser.NewContextOptions().setViewportSize(800, 600));
    }

    ChromiumFlow(Browser.NewContextOptions device) {
        browser = Chromium.shared().newContext(device.setLocale("en"));
        watch = new Watch(browser);
    }

    @AfterEach
    void closeBrowser() {
        try {
            watch.assertNoLeaks();
            watch.assertNoComplaints();
        } finally {
            browser.close();
            scalekit.clearFaults();
        }
    }

    /** Opens a tab and starts a login, which Scalekit sends to an application. */
    Page startLogin(String application) {
        return startLogin(application, "");
    }

    /** Does so for an MCP client that asks for a scope. */
    Page startLogin(String application, String scope) {
        scalekit.loginEndpoint(environment.url(application + "/scalekit/login"));
        Page tab = browser.newPage();
        tab.navigate(scalekit.environmentUrl() + "/");
        tab.getByLabel("Scope").fill(scope);
        press(tab, "Start a login");
        assertThat(tab).not().hasURL(Pattern.compile(Pattern.quote(scalekit.environmentUrl() + "/") + ".*"));
        return Chromium.settled(tab);
    }

    /** Signs in without any login request. */
    void signInWithoutLoginRequest(String application) {
        Page tab = browser.newPage();
        tab.navigate(environment.url(application + "/login.xhtml").toString());
        signIn(tab, "alice", "secret");
        assertThat(tab.locator("#user")).hasText("alice");
    }

    void signIn(Page tab, String name, String password) {
        tab.getByLabel("User name").fill(name);
        tab.getByLabel("Password").fill(password);
        press(tab, "Sign in");
    }

    void press(Page tab, String button) {
        button(tab, button).click();
    }

    static com.microsoft.playwright.Locator button(Page tab, String name) {
        return tab.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static void assertHeading(Page tab, String heading) {
        assertThat(tab.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(heading);
    }

    void assertAsked(Page tab, String account) {
        assertHeading(tab, "Connect your AI client?");
        assertThat(tab.locator("strong").first()).hasText(account);
    }

    /** Scalekit asks for consent, for this account. */
    void assertConsentAsked(Page tab, String account) {
        assertThat(tab.locator("#account")).hasText(account + "@example.com");
    }

    /** The MCP client has its access token, for this account. */
    void assertConnected(Page tab, String account) {
        assertThat(tab.locator("#signed-in-as")).hasText("Signed in as " + account + "@example.com");
    }
}
