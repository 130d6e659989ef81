// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.docs.MarkdownPage.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The code that the documentation shows, and the tests that it names. */
class SnippetsTest {

    /** Commands and pictures. All other code of more than one line comes from a file that is tested. */
    private static final Set<String> WITHOUT_SOURCE = Set.of("sh", "text", "mermaid");

    /** A test class, perhaps with a method. A single X stands for any name. */
    private static final Pattern TEST = Pattern.compile("`(?!X)(\\w+(?:IT|Test))(?:\\.(\\w+))?`");

    private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");
    private static final Pattern OWN_VERSION = Pattern.compile(
            "<artifactId>scalekit-[a-z-]+</artifactId>\\s*<version>([^<]*)</version>|scalekit-login-filter:([0-9][^`\\s]*)");
    /** A page that describes existing applications. The tests that write it compare it with their settings. */
    private static final Path GENERATED = Path.of("docs/reference/applications.md");

    @TestFactory
    Stream<DynamicTest> shouldBeInTheFile() {
        return MarkdownPage.all().stream()
                .flatMap(page -> page.snippets().stream()
                        .map(snippet ->
                                DynamicTest.dynamicTest(page + ": " + snippet.source(), () -> checkOrder(snippet))));
    }

    /** The file may have more lines between those of the page. */
    private static void checkOrder(Snippet snippet) throws IOException {
        List<String> source = lines(Files.readString(Path.of(snippet.source())));
        int next = 0;
        for (String line : lines(snippet.code())) {
            int found = source.subList(next, source.size()).indexOf(line);
            assertThat(found)
                    .as("\"%s\" in %s, in this order", line, snippet.source())
                    .isNotNegative();
            next += found + 1;
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldNameItsSource() {
        return MarkdownPage.all().stream()
                .filter(page -> !page.file().equals(GENERATED))
                .map(page -> DynamicTest.dynamicTest(
                        page.toString(),
                        () -> assertThat(page.blocksWithoutSource()).allSatisfy(SnippetsTest::checkNeedsNoSource)));
    }

    private static void checkNeedsNoSource(String block) {
        List<String> lines = block.lines().toList();
        String language = lines.get(0).replace("`", "");
        // The fences are lines, too.
        assertThat(WITHOUT_SOURCE.contains(language) || lines.size() <= 3)
                .as("one line, or a comment \"from\" before it: %s", block)
                .isTrue();
    }

    @TestFactory
    Stream<DynamicTest> shouldNameTestsThatExist() {
        return MarkdownPage.all().stream()
                .flatMap(page -> TEST.matcher(page.text()).results())
                .map(test -> DynamicTest.dynamicTest(test.group(), () -> checkTest(test)));
    }

    private static void checkTest(MatchResult test) throws IOException {
        Path source = TestSources.find(test.group(1)).orElseThrow(() -> new AssertionError("No test " + test.group(1)));
        if (test.group(2) != null) {
            assertThat(Files.readString(source)).contains(" " + test.group(2) + "(");
        }
    }

    /** While the version of the build is a snapshot, the pages name the next release. */
    @Test
    void shouldNameOneVersion() throws IOException {
        List<String> named = MarkdownPage.all().stream()
                .flatMap(page -> OWN_VERSION.matcher(page.text()).results())
                .map(version -> version.group(1) == null ? version.group(2) : version.group(1))
                .distinct()
                .toList();
        assertThat(named).hasSize(1);
        String built = VERSION.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        if (!built.endsWith("-SNAPSHOT")) {
            assertThat(named).containsExactly(built);
        }
    }

    private static List<String> lines(String text) {
        return VERSION.matcher(text)
                .replaceAll("<version/>")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
