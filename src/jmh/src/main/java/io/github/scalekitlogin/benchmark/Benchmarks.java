// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.Arrays;
import java.util.List;

/**
 * Runs the benchmarks it is named, and prints what they found as it stands in {@code docs/benchmarks.md};
 * {@code -Dbenchmark.write=true} puts it there.
 */
public final class Benchmarks {

    private Benchmarks() {}

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
            if (Boolean.getBoolean("benchmark.write")) {
                Page.write(chapter.toString(), found);
            }
        }
    }
}
