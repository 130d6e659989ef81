// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.Locale;
import java.util.concurrent.Callable;

/** The benchmarks, in the order of the page. */
enum Chapter {
    /** The cost of a request that is not the filter's. */
    ORDINARY(() -> OrdinaryRequest.measure() + "\n" + OnTomcat.measure()),
    /** The time of a hand-over. */
    HAND_OVER(HandOver::measure),
    /** The cost of a deployment and of the first hand-over after it. */
    COLD(Cold::measure),
    /** The memory of pending login requests. */
    WAITING(Waiting::measure),
    /** Hand-overs per second, by the number of users. */
    GROWTH(Growth::measure),
    /** Where the processor time of a hand-over goes. */
    CPU(CpuTime::measure),
    /** The response times of other pages while Scalekit does not answer. */
    LOAD(LoadUnderFault::measure);

    private final Callable<String> measurement;

    Chapter(Callable<String> measurement) {
        this.measurement = measurement;
    }

    static Chapter named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Returns the results in the format of the page. */
    String measure() throws Exception {
        return measurement.call();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
