// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Chromium as the system has it, without a head, driven by Playwright. The system property {@code chromium} names its
 * program where it lies elsewhere. It ends with the JVM.
 */
public final class Chromium {

    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /**
     * A host name of this machine to which Chromium sends no Fetch Metadata: it does so by {@code https} and to loopback
     * addresses only.
     */
    public static final String HOST_WITHOUT_FETCH_METADATA = "shop.test";

    /**
     * It is to talk to nobody but the pages it is sent to. It must not reload a page of its own about a failure by itself:
     * attackers prevent that by emptying the window within a second, and tests would depend on that second.
     */
    private static final List<String> QUIET = List.of(
            "--disable-auto-reload",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-gpu",
            "--disable-quic",
            "--disable-sync",
            "--host-resolver-rules=MAP " + HOST_WITHOUT_FETCH_METADATA + " 127.0.0.1",
            "--no-first-run");

    /** The default is 5 seconds; the first login on a server may take longer. */
    private static final double TIMEOUT_MILLIS = 30_000;

    private static final ThreadLocal<BrowserType> TYPES = ThreadLocal.withInitial(Chromium::type);
    private static final ThreadLocal<Browser> BROWSERS = ThreadLocal.withInitial(Chromium::launch);

    private Chromium() {}

    /**
     * Returns the browser of this thread, which starts once; each test opens a context of its own, without the cookies of the
     * others. Playwright allows no other thread to use it.
     */
    public static Browser shared() {
        return BROWSERS.get();
    }

    /**
     * Starts another browser, with the settings of a profile.
     *
     * @param profile the folder of the profile, whose {@code Default/Preferences} may have settings
     * @return its only context; the browser ends when it is closed
     */
    public static BrowserContext withProfile(Path profile) {
        return TYPES.get()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(program())
                                .setArgs(QUIET));
    }

    private static BrowserType type() {
        Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Playwright.create(new Playwright.CreateOptions().setEnv(noDownload))
                .chromium();
    }

    private static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        return TYPES.get()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(QUIET));
    }

    private static Path program() {
        String named = System.getProperty("chromium", "");
        List<String> places = named.isBlank() ? USUAL : List.of(named);
        return places.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium at " + String.join(", ", places)
                        + ". Install it (apt-get install chromium), or name it: -Dchromium=/path/to/chromium"));
    }

    /** Waits until no page is shown that goes on by itself. */
    public static Page settled(Page tab) {
        tab.locator("html:has(body):not(:has(meta[http-equiv=refresh i]))")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return tab;
    }
}
