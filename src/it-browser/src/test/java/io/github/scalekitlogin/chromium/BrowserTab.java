// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.TooManyRedirectsException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** What a user does in a tab, for Chromium and for the scripted browser. */
interface BrowserTab {

    /** Types an address. */
    void open(String url);

    /** Follows the link that a selector finds. */
    void click(String selector);

    /** Presses the submit button that a selector finds. */
    void submit(String selector);

    /** A tab of Chromium. All rows of a thread share a context, since a new one takes long. It ends with Chromium. */
    final class OfChromium implements BrowserTab {

        private static final String BLANK = "about:blank";

        private final BrowserContext context = Chromium.shared().newContext();
        private final Page page = context.newPage();

        /** Leaves the page and deletes all cookies. */
        void reset() {
            // The first attempt may fail: the last navigation of a row may still be under way.
            for (int i = 0; i < 3 && !page.url().equals(BLANK); i++) {
                open(BLANK);
            }
            context.clearCookies();
        }

        @Override
        public void open(String url) {
            try {
                page.navigate(url);
            } catch (PlaywrightException e) {
                // A page that refreshes at once interrupts the navigation to it.
                if (!e.getMessage().contains("ERR_TOO_MANY_REDIRECTS")
                        && !e.getMessage().contains("interrupted by another navigation")) {
                    throw e;
                }
            }
        }

        @Override
        public void click(String selector) {
            page.locator(selector).click();
        }

        @Override
        public void submit(String selector) {
            // A click would wait for the end of the navigation, which never comes when a policy blocks it.
            page.locator(selector).focus();
            page.keyboard().press("Enter");
        }
    }

    /** A tab of a new scripted browser. */
    final class Scripted implements BrowserTab {

        private final Browser browser = new Browser();
        private io.github.scalekitlogin.browser.Page page;

        @Override
        public void open(String url) {
            show(() -> browser.open(URI.create(url)));
        }

        @Override
        public void click(String selector) {
            show(() -> browser.click(page, selector));
        }

        @Override
        public void submit(String selector) {
            show(() -> browser.submit(page, selector, Map.of()));
        }

        private void show(Supplier<io.github.scalekitlogin.browser.Page> next) {
            try {
                page = next.get();
            } catch (TooManyRedirectsException e) {
                page = null;
            }
        }
    }
}
