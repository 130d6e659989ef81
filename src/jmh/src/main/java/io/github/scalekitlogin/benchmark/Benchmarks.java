// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs benchmarks and prints their results in the format of {@code docs/explanation/benchmarks.md}. {@code -Dbenchmark.write=true} writes
 * them to that page, {@code -Dbenchmark.smoke=true} runs each for a moment and writes nothing.
 */
public final class Benchmarks {

    /** Where everything goes that is not part of the documentation. */
    static final Path FOLDER = Path.of("src/jmh/target/benchmark");

    private static final Path PICTURES = Path.of("docs/pictures");

    private Benchmarks() {}

    /** Returns whether the results are written to the documentation. */
    static boolean areWritten() {
        return Boolean.getBoolean("benchmark.write") && !Smoke.isOn();
    }

    /** Writes a picture, to the documentation if the results are written there. */
    static void draw(String name, String svg) throws IOException {
        Path folder = areWritten() ? PICTURES : Files.createDirectories(FOLDER);
        Files.writeString(folder.resolve(name), svg);
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
