// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pages name only ids of log messages that exist. */
class LogIdsTest {

    private static final Pattern ID = Pattern.compile("SKL\\d+");
    private static final List<Path> ALL =
            List.of(Path.of("docs/reference/log-messages.md"), Path.of("docs/reference/error-pages.md"));

    @TestFactory
    Stream<DynamicTest> shouldNameOnlyExistingLogMessages() throws IOException {
        Set<String> existing = new TreeSet<>();
        for (Path page : ALL) {
            existing.addAll(ids(page));
        }
        return MarkdownPage.all().stream()
                .map(MarkdownPage::file)
                .map(page -> DynamicTest.dynamicTest(
                        page.toString(), () -> assertThat(existing).containsAll(ids(page))));
    }

    private static Set<String> ids(Path page) throws IOException {
        return ID.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
