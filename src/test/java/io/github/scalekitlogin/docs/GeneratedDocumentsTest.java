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
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that are generated from the code. {@code -Ddocs.write=true} writes them, otherwise they are compared. */
class GeneratedDocumentsTest {

    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w./@-])scalekit\\.(?!com\\b|css\\b|cdx\\b)[a-z][a-z.-]*+(?![A-Z(])");
    private static final Pattern VARIABLE = Pattern.compile("\\bSCALEKIT_[A-Z_]*[A-Z]");

    @TestFactory
    Stream<DynamicTest> shouldDocumentWhatTheCodeHas() {
        return Stream.of(
                        Map.entry("when-we-ask", DecisionTableDocument.text()),
                        Map.entry("server-quirks", quirks()),
                        Map.entry("error-pages", ErrorPagesDocument.text()),
                        Map.entry("log-messages", LogMessagesDocument.text()),
                        Map.entry("addresses", AddressesDocument.text()),
                        Map.entry("settings", SettingsDocument.text()),
                        Map.entry("claims", ClaimsDocument.text()))
                .map(page -> DynamicTest.dynamicTest(
                        page.getKey(), () -> compare("docs/reference/" + page.getKey() + ".md", page.getValue())));
    }

    private static String quirks() {
        String rows =
                Arrays.stream(ContainerQuirk.values()).map(ContainerQuirk::row).collect(Collectors.joining("\n"));
        return """
                # What single servers do differently

                This page is generated from the enum `ContainerQuirk`. The build fails if the two differ. The code reacts to
                symptoms, and to the names of servers only if the symptom cannot be seen.

                | servers | symptom | remedy | test |
                | --- | --- | --- | --- |
                %s
                """.formatted(rows);
    }

    @ParameterizedTest
    @EnumSource(ContainerQuirk.class)
    void shouldHaveATestForEachQuirk(ContainerQuirk quirk) throws IOException {
        assertThat(TestSources.find(quirk.test())).isPresent();
    }

    /** A name that ends with a dot stands for all settings that begin with it. */
    @TestFactory
    Stream<DynamicTest> shouldNameOnlySettingsThatExist() {
        List<String> keys = SettingsDocument.keys();
        Set<String> variables =
                keys.stream().map(SettingsDocument::environmentVariableOf).collect(Collectors.toSet());
        return MarkdownPage.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
                    assertThat(names(SETTING, page.text()))
                            .allMatch(name -> keys.contains(name.replaceAll("[.-]$", ""))
                                    || (name.endsWith(".") && keys.stream().anyMatch(key -> key.startsWith(name))));
                    assertThat(names(VARIABLE, page.text())).allMatch(variables::contains);
                }));
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
