// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.Locale;
import java.util.concurrent.Callable;

/** What is measured, in the order of the page. */
enum Chapter {
    /** What a request pays that is none of ours. */
    ORDINARY(() -> OrdinaryRequest.measure() + "\n" + OnTomcat.measure()),
    /** What a person waits for. */
    HAND_OVER(HandOver::measure),
    /** What the start costs, and the first person after it. */
    COLD(Cold::measure),
    /** What is kept while people sign in. */
    WAITING(Waiting::measure),
    /** How many people at once. */
    GROWTH(Growth::measure),
    /** What the others notice while Scalekit stalls. */
    LOAD(LoadUnderFault::measure);

    private final Callable<String> measurement;

    Chapter(Callable<String> measurement) {
        this.measurement = measurement;
    }

    static Chapter named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Returns what was found, as the page has it. */
    String measure() throws Exception {
        return measurement.call();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
