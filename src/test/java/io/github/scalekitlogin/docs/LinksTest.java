// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each link of the documentation that leads to a file or a heading of the repository. */
class LinksTest {

    private static final Path INDEX = Path.of("docs/README.md");

    @TestFactory
    Stream<DynamicTest> shouldLeadSomewhere() {
        return MarkdownPage.all().stream()
                .flatMap(page -> page.relativeLinks().stream()
                        .distinct()
                        .map(link -> DynamicTest.dynamicTest(page + ": " + link, () -> check(page, link))));
    }

    private static void check(MarkdownPage page, String link) {
        String path = link.replaceFirst("#.*", "");
        Path target = path.isEmpty() ? page.file() : resolve(page, path);
        assertThat(Files.exists(target)).as("%s exists", target).isTrue();
        if (link.contains("#")) {
            assertThat(MarkdownPage.read(target).anchors())
                    .as("anchors of %s", target)
                    .contains(link.replaceFirst(".*#", ""));
        }
    }

    /** A page that the index does not name is found by nobody. */
    @Test
    void shouldNameEachPageInTheIndex() {
        MarkdownPage index = MarkdownPage.read(INDEX);
        Set<Path> named = index.relativeLinks().stream()
                .map(link -> resolve(index, link.replaceFirst("#.*", "")))
                .collect(Collectors.toSet());
        assertThat(MarkdownPage.all().stream()
                        .map(MarkdownPage::file)
                        .filter(file -> file.startsWith("docs") && !file.equals(INDEX)))
                .isSubsetOf(named);
    }

    private static Path resolve(MarkdownPage page, String path) {
        return page.file().resolveSibling(path).normalize();
    }
}
