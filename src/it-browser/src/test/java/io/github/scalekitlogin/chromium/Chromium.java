// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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

    /** Five seconds by default; a server's first login may take longer. */
    private static final double PATIENCE_MILLIS = 30_000;

    private Chromium() {}

    /** Returns the browser all tests of a JVM share; each takes a context of its own, which knows nothing of the others. */
    public static Browser shared() {
        return Shared.BROWSER;
    }

    private static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Playwright.create(new Playwright.CreateOptions().setEnv(noDownload))
                .chromium()
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

    private static final class Shared {

        private static final Browser BROWSER = launch();
    }
}
