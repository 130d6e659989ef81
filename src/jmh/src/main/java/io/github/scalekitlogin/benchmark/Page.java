// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation. A run replaces the text between the two comments with a chapter's name. */
final class Page {

    private static final Path FILE = Path.of("docs/explanation/benchmarks.md");

    private Page() {}

    static void write(String chapter, String found) throws IOException {
        String begin = "<!-- " + chapter + " -->\n";
        String end = "<!-- end of " + chapter + " -->\n";
        String page = Files.readString(FILE);
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(FILE + " has no place for " + chapter);
        }
        Files.writeString(FILE, page.substring(0, from + begin.length()) + found.strip() + '\n' + page.substring(to));
    }
}
