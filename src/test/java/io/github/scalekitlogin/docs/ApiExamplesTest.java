// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each example in the Javadoc of the API is a part of a source that the build compiles. */
class ApiExamplesTest {

    private static final Path API = Path.of("src/main/java/io/github/scalekitlogin");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- from (\\S+) -->[\\s*]*<pre>\\{@code\\n(.*?)\\n[\\s*]*}</pre>", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> shouldShowWhatIsCompiled() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.group(1),
                        () -> assertThat(withoutSpace(read(Path.of(example.group(1)))))
                                .contains(withoutSpace(example.group(2).replaceAll("(?m)^ *\\*", "")))));
    }

    @Test
    void shouldHaveNoOtherExamples() throws IOException {
        long all = sources().stream()
                .mapToLong(file ->
                        Pattern.compile("<pre>").matcher(read(file)).results().count())
                .sum();
        assertThat(examples()).hasSize((int) all).hasSize(4);
    }

    private static List<MatchResult> examples() throws IOException {
        return sources().stream()
                .flatMap(file -> EXAMPLE.matcher(read(file)).results())
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(API, 2)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(API.resolve("internal")))
                    .toList();
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Source " + file, e);
        }
    }
}
