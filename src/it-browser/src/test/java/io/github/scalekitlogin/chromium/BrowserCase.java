// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** One row of {@link BrowserCases}: what the servers answer, and what the user does. Built by chained calls. */
final class BrowserCase {

    /** Chromium sends the requests of a step at once, but for pages that refresh after a delay. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Long enough to see a request that Chromium should not send. */
    private static final Duration SILENCE = Duration.ofMillis(80);

    private final String name;
    private final Map<String, RecordingSites.Response> responses = new LinkedHashMap<>();
    private final List<BiConsumer<BrowserTab, RecordingSites>> steps = new ArrayList<>();

    private BrowserCase(String name) {
        this.name = name;
    }

    static BrowserCase named(String name) {
        return new BrowserCase(name);
    }

    String name() {
        return name;
    }

    /** Answers with a page; the headers are names and values in turn. */
    BrowserCase page(String url, String body, String... headers) {
        return response(url, 200, "<!DOCTYPE html><title>Page</title>" + body, headers);
    }

    /** Answers with a redirect. */
    BrowserCase redirect(String url, int status, String location, String... headers) {
        response(url, status, "", headers);
        responses.get(url).headers().put("Location", List.of(location));
        return this;
    }

    /** Answers with a number of redirects, one after the other, the last of which leads to another address. */
    BrowserCase redirects(String url, int count, String end) {
        for (int i = 1; i <= count; i++) {
            redirect(i == 1 ? url : url + i, 302, i == count ? end : url + (i + 1));
        }
        return this;
    }

    BrowserCase open(String url) {
        steps.add((tab, sites) -> tab.open(sites.resolve(url)));
        return this;
    }

    BrowserCase click(String selector) {
        steps.add((tab, sites) -> tab.click(selector));
        return this;
    }

    BrowserCase submit(String selector) {
        steps.add((tab, sites) -> tab.submit(selector));
        return this;
    }

    /** Returns the requests of the scripted browser, and the number of them after each step. */
    Recorded recordScripted(RecordingSites sites) {
        sites.reset(responses);
        List<Integer> counts = new ArrayList<>();
        BrowserTab tab = new BrowserTab.Scripted();
        for (BiConsumer<BrowserTab, RecordingSites> step : steps) {
            step.accept(tab, sites);
            counts.add(sites.requests().size());
        }
        return new Recorded(sites.requests(), counts);
    }

    /** Returns the requests of Chromium; waits after each step for as many as the scripted browser sent. */
    List<String> recordChromium(RecordingSites sites, BrowserTab.OfChromium tab, Recorded scripted)
            throws InterruptedException {
        tab.reset();
        sites.reset(responses);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).accept(tab, sites);
            sites.await(scripted.counts().get(i), TIMEOUT);
        }
        Thread.sleep(SILENCE.toMillis());
        return sites.requests();
    }

    private BrowserCase response(String url, int status, String body, String... headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.computeIfAbsent(headers[i], header -> new ArrayList<>()).add(headers[i + 1]);
        }
        responses.put(url, new RecordingSites.Response(status, body, all));
        return this;
    }

    /** The requests of a browser, and how many there were after each step. */
    record Recorded(List<String> requests, List<Integer> counts) {}
}
