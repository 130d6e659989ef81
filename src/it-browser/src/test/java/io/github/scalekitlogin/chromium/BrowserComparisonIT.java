// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The scripted browser of the other tests sends the same requests as Chromium: method, address, cookies, Fetch Metadata,
 * {@code Referer} and {@code Origin}. Where they differ, Chromium is right. Starts no server under test.
 */
class BrowserComparisonIT {

    private static RecordingSites sites;
    private static BrowserTab.OfChromium chromium;

    @BeforeAll
    static void openChromium() {
        sites = new RecordingSites();
        chromium = new BrowserTab.OfChromium();
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
        sites.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldSendTheSameRequests() {
        return Stream.of(
                        BrowserCases.navigations(),
                        BrowserCases.referrers(),
                        BrowserCases.redirects(),
                        CookieCases.all(),
                        FormActionCases.all())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> compare(row)));
    }

    private static void compare(BrowserCase row) throws InterruptedException {
        BrowserCase.Recorded scripted = row.recordScripted(sites);
        List<String> expected = row.recordChromium(sites, chromium, scripted);
        assertThat(scripted.requests()).isEqualTo(expected);
    }
}
