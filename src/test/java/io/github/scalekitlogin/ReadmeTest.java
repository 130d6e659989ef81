// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.docs.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and SECURITY.md show is what the project has. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("<!-- from (\\S+) -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))\\.(\\w+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([A-Za-z][^):#]*)\\)");

    static List<String[]> snippets() throws IOException {
        Matcher matcher =
                SNIPPET.matcher(read("README.md") + read("docs/claims.md") + read("docs/test-with-the-simulator.md"));
        return matcher.results()
                .map(found -> new String[] {found.group(1), found.group(2)})
                .toList();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void shouldShowWhatTheFileHas(String file, String snippet) throws IOException {
        assertThat(withoutSpace(read(file))).contains(withoutSpace(snippet));
    }

    @Test
    void shouldShowSeveralSnippets() throws IOException {
        assertThat(snippets()).hasSize(13);
    }

    @Test
    void shouldLinkToWhatIsThere() throws IOException {
        List<String> links = names(LINK, "README.md");
        assertThat(links).contains("LICENSE", "docs/pictures/login.png");
        assertThat(links.stream().map(Path::of)).allMatch(Files::exists);
    }

    @Test
    void shouldNameTestsThatExist() throws IOException {
        List<MatchResult> named = TEST.matcher(read("SECURITY.md")).results().toList();
        assertThat(named).hasSizeGreaterThan(30);
        for (MatchResult test : named) {
            assertThat(sourceOf(test.group(1))).as(test.group()).contains(" " + test.group(2) + "(");
        }
    }

    private static String sourceOf(String test) throws IOException {
        return Files.readString(TestSources.find(test).orElseThrow(() -> new AssertionError("No test " + test)));
    }

    private static List<String> names(Pattern pattern, String file) throws IOException {
        return pattern.matcher(read(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
