// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.Arrays;
import java.util.List;

/**
 * Runs benchmarks and prints their results in the format of {@code docs/explanation/benchmarks.md}. {@code -Dbenchmark.write=true} writes
 * them to that page, {@code -Dbenchmark.smoke=true} runs each for a moment and writes nothing.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** Returns whether the results are written to the documentation. */
    static boolean areWritten() {
        return Boolean.getBoolean("benchmark.write") && !Smoke.isOn();
    }

    /**
     * Runs them.
     *
     * @param names one chapter or several, such as {@code hand-over}
     */
    public static void main(String[] names) throws Exception {
        List<Chapter> chapters = Arrays.stream(names).map(Chapter::named).toList();
        for (Chapter chapter : chapters) {
            long begin = System.nanoTime();
            String found = Machine.describe() + "\n\n" + chapter.measure();
            System.out.printf("%n%s%nTook %d s.%n", found, (System.nanoTime() - begin) / 1_000_000_000);
            if (areWritten()) {
                Page.write(chapter.toString(), found);
            }
        }
    }
}
