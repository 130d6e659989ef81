// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.claims.ClaimsDocument;
import io.github.scalekitlogin.internal.config.SettingsDocument;
import io.github.scalekitlogin.internal.container.ContainerQuirk;
import io.github.scalekitlogin.internal.flow.DecisionTableDocument;
import io.github.scalekitlogin.internal.log.LogMessagesDocument;
import io.github.scalekitlogin.internal.page.ErrorPagesDocument;
import io.github.scalekitlogin.internal.web.AddressesDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that are generated from the code. {@code -Ddocs.write=true} writes them, otherwise they are compared. */
class GeneratedDocumentsTest {

    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w./@-])scalekit\\.(?!com\\b|css\\b|cdx\\b)[a-z][a-z.-]*+(?![A-Z(])");
    private static final Pattern VARIABLE = Pattern.compile("\\bSCALEKIT_[A-Z_]*[A-Z]");

    @Test
    void shouldDocumentWhenTheConfirmPageAsks() throws IOException {
        compare("docs/reference/when-we-ask.md", DecisionTableDocument.text());
    }

    @Test
    void shouldDocumentWhatSingleServersDoDifferently() throws IOException {
        String rows =
                Arrays.stream(ContainerQuirk.values()).map(ContainerQuirk::row).collect(Collectors.joining("\n"));
        compare("docs/reference/server-quirks.md", """
                # What single servers do differently

                This page is generated from the enum `ContainerQuirk`. The build fails if the two differ. The code reacts to
                symptoms, and to the names of servers only if the symptom cannot be seen.

                | servers | symptom | remedy | test |
                | --- | --- | --- | --- |
                %s
                """.formatted(rows));
    }

    @Test
    void shouldDocumentErrorPages() throws IOException {
        compare("docs/reference/error-pages.md", ErrorPagesDocument.text());
    }

    @Test
    void shouldDocumentLogMessages() throws IOException {
        compare("docs/reference/log-messages.md", LogMessagesDocument.text());
    }

    @Test
    void shouldDocumentAddresses() throws IOException {
        compare("docs/reference/addresses.md", AddressesDocument.text());
    }

    @ParameterizedTest
    @EnumSource(ContainerQuirk.class)
    void shouldHaveATestForEachQuirk(ContainerQuirk quirk) throws IOException {
        assertThat(TestSources.find(quirk.test())).isPresent();
    }

    @Test
    void shouldDocumentTheSettings() throws IOException {
        compare("docs/reference/settings.md", SettingsDocument.text());
    }

    @Test
    void shouldDocumentTheClaims() throws IOException {
        compare("docs/reference/claims.md", ClaimsDocument.text());
    }

    /** A name that ends with a dot stands for all settings that begin with it. */
    @TestFactory
    Stream<DynamicTest> shouldNameOnlySettingsThatExist() throws IOException {
        List<String> keys = SettingsDocument.keys();
        Set<String> variables =
                keys.stream().map(SettingsDocument::environmentVariableOf).collect(Collectors.toSet());
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
                    String text = Files.readString(page);
                    assertThat(names(SETTING, text))
                            .allMatch(name -> keys.contains(name.replaceAll("[.-]$", ""))
                                    || (name.endsWith(".") && keys.stream().anyMatch(key -> key.startsWith(name))));
                    assertThat(names(VARIABLE, text)).allMatch(variables::contains);
                }));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(docs, Stream.of(Path.of("README.md"), Path.of("SECURITY.md"), Path.of("CHANGELOG.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void compare(String file, String text) throws IOException {
        Path path = Path.of(file);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(path).hasContent(text);
    }
}
