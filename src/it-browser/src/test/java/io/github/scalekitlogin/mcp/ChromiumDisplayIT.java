// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static io.github.scalekitlogin.chromium.Accessibility.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter's own pages on displays from narrow to wide, in light and dark, with letters twice as large. */
class ChromiumDisplayIT extends ChromiumFlow {

    private static final String LONG_NAME = "bartholomew.featherstonehaugh-cholmondeley@subsidiary.fernhill.example";

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"320, LIGHT", "640, DARK", "1280, LIGHT", "1920, DARK"})
    void shouldFitTheConfirmPageIntoTheWindow(int width, ColorScheme scheme) {
        signInWithoutLoginRequest("/sample");
        Page tab = startLogin("/sample");
        assertAsked(tab, "alice");
        tab.evaluate(
                "name => document.querySelectorAll('strong, .first').forEach(named =>"
                        + " named.textContent = named.textContent.replace('alice', name))",
                LONG_NAME);
        assertFits(tab, width, scheme);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"320, DARK", "640, LIGHT", "1280, DARK", "1920, LIGHT"})
    void shouldFitAnErrorPageIntoTheWindow(int width, ColorScheme scheme) {
        Page tab = browser.newPage();
        tab.navigate(environment.url("/sample/scalekit/login").toString());
        assertHeading(tab, "This sign-in link is not complete");
        assertFits(tab, width, scheme);
        watch.forgive(400);
    }

    /** The page is really dark, not just unharmed by the wish for it. */
    @Test
    void shouldUseDarkColorsInDarkMode() {
        Page tab = browser.newPage();
        tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        tab.navigate(environment.url("/sample/scalekit/login").toString());
        Object background = tab.evaluate("getComputedStyle(document.body).backgroundColor");
        assertThat(background).isEqualTo("rgb(18, 22, 29)");
        watch.forgive(400);
    }

    private static void assertFits(Page tab, int width, ColorScheme scheme) {
        tab.setViewportSize(width, 600);
        tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        for (String letters : new String[] {"100%", "200%"}) {
            tab.evaluate("size => document.documentElement.style.fontSize = size", letters);
            assertThat(tab.evaluate("document.documentElement.scrollWidth"))
                    .as("width at %s", letters)
                    .isEqualTo(width);
            assertThat(tab.evaluate("[...document.querySelectorAll('main *')].filter("
                            + "part => part.scrollWidth > part.clientWidth && part.clientWidth > 0).length"))
                    .as("parts cut off at %s", letters)
                    .isEqualTo(0);
            assertAccessible(tab);
        }
    }
}
