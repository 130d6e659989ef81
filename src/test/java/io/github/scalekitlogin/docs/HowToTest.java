// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pages of {@code docs/how-to}: each snippet is in the file of a test, and sentences are short. */
class HowToTest {

    private static final Path FOLDER = Path.of("docs/how-to");
    private static final int MAX_WORDS = 30;
    private static final Pattern SNIPPET = Pattern.compile("<!-- from (\\S+) -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```.*?```|<!--.*?-->", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> shouldShowWhatTheTestsUse() throws IOException {
        return pages().stream()
                .flatMap(page -> SNIPPET.matcher(read(page))
                        .results()
                        .map(snippet -> DynamicTest.dynamicTest(
                                page.getFileName() + ": " + snippet.group(1),
                                () -> assertThat(lines(read(Path.of(snippet.group(1)))))
                                        .containsAll(lines(snippet.group(2))))));
    }

    @TestFactory
    Stream<DynamicTest> shouldUseShortSentences() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.getFileName().toString(),
                        () -> assertThat(sentences(read(page)))
                                .allMatch(sentence -> sentence.split("\\s+").length <= MAX_WORDS)));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> sentences(String page) {
        return Arrays.asList(BLOCK.matcher(page).replaceAll("").split("(?<=[.:!?])\\s+|\\||\\n\\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Page " + file, e);
        }
    }
}
