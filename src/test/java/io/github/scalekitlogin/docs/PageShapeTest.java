// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The length and the headings of pages. */
class PageShapeTest {

    private static final int README_LINES = 150;
    private static final int ADR_LINES = 38;

    private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");
    private static final List<String> SERVER_HEADINGS = List.of(
            "Versions tested",
            "Install",
            "Settings",
            "Container logins",
            "Limits",
            "Client certificates",
            "Session replication",
            "Log");
    private static final List<String> ADR_HEADINGS = List.of("Context", "Decision", "Consequences");

    @Test
    void shouldHaveAShortReadme() {
        MarkdownPage readme = MarkdownPage.read(Path.of("README.md"));
        assertThat(readme.text().lines()).hasSizeLessThanOrEqualTo(README_LINES);
        assertThat(readme.text()).contains("./mvnw verify", "./mvnw -Pdemo", "sample-war", "simulator");
    }

    @TestFactory
    Stream<DynamicTest> shouldHaveShortDecisions() {
        return in("docs/adr", page -> {
            assertThat(page.text().lines()).hasSizeLessThanOrEqualTo(ADR_LINES);
            assertThat(headings(page)).isEqualTo(ADR_HEADINGS);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldHaveTheSameHeadingsForEachServer() {
        return in("docs/servers", page -> assertThat(headings(page)).isEqualTo(SERVER_HEADINGS));
    }

    private interface Check {
        void on(MarkdownPage page);
    }

    private static Stream<DynamicTest> in(String folder, Check check) {
        List<MarkdownPage> pages = MarkdownPage.all().stream()
                .filter(page -> page.file().startsWith(folder))
                .toList();
        assertThat(pages).isNotEmpty();
        return pages.stream().map(page -> DynamicTest.dynamicTest(page.toString(), () -> check.on(page)));
    }

    private static List<String> headings(MarkdownPage page) {
        return HEADING.matcher(page.text())
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }
}
