// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users find a page by its title. */
class TroubleshootingTest {

    @ParameterizedTest
    @ValueSource(strings = {"410", "424"})
    void shouldQuoteTitlesOfErrorPages(String section) {
        Set<String> titles = Set.copyOf(firstCells(text("docs/reference/error-pages.md")));
        String text = text("docs/troubleshooting.md");
        String part = text.substring(text.indexOf("\n## " + section + "\n") + 1);
        List<String> quoted = firstCells(part.substring(0, part.indexOf("\n## ", 3)));
        assertThat(quoted).hasSizeGreaterThan(3);
        assertThat(titles).containsAll(quoted);
    }

    private static String text(String file) {
        return MarkdownPage.read(Path.of(file)).text();
    }

    private static List<String> firstCells(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .skip(1)
                .map(line -> line.split("\\|")[1].strip())
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.toList());
    }
}
