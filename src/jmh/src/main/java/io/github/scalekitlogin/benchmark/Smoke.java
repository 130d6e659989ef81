// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The smoke run ({@code -Dbenchmark.smoke=true}): each benchmark runs for a moment. Its figures mean nothing. */
final class Smoke {

    private static final boolean ON = Boolean.getBoolean("benchmark.smoke");
    private static final int MOMENT_MILLIS = 20;

    private Smoke() {}

    static boolean isOn() {
        return ON;
    }

    /** Returns the value for this run. */
    static <T> T choose(T full, T smoke) {
        return ON ? smoke : full;
    }

    /** Returns the JMH options for the benchmarks that match. */
    static ChainedOptionsBuilder options(String benchmarks) {
        ChainedOptionsBuilder options = new OptionsBuilder().include(benchmarks).shouldFailOnError(true);
        return ON
                ? options.forks(1)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(MOMENT_MILLIS))
                : options;
    }
}
