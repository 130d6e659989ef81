// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The scripted browser of the other tests sends the same requests as Chromium: method, address, cookies, Fetch Metadata,
 * {@code Referer} and {@code Origin}. Where they differ, Chromium is right. Starts no server under test.
 */
@Tag("comparison")
class BrowserComparisonIT {

    private static final Queue<RecordingSites> SITES = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<Lane> LANES = ThreadLocal.withInitial(Lane::open);

    /** The sites and the tab that the rows of a thread share. */
    private record Lane(RecordingSites sites, BrowserTab.OfChromium chromium) {

        static Lane open() {
            RecordingSites sites = new RecordingSites();
            SITES.add(sites);
            return new Lane(sites, new BrowserTab.OfChromium());
        }
    }

    @AfterAll
    static void closeSites() {
        SITES.forEach(RecordingSites::close);
    }

    @Execution(ExecutionMode.CONCURRENT)
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
        Lane lane = LANES.get();
        BrowserCase.Recorded scripted = row.recordScripted(lane.sites());
        List<String> expected = row.recordChromium(lane.sites(), lane.chromium(), scripted);
        assertThat(scripted.requests()).isEqualTo(expected);
    }
}
