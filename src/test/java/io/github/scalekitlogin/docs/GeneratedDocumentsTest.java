// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.container.ContainerQuirk;
import io.github.scalekitlogin.internal.flow.DecisionTableDocument;
import io.github.scalekitlogin.internal.log.LogMessagesDocument;
import io.github.scalekitlogin.internal.page.ErrorPagesDocument;
import io.github.scalekitlogin.internal.web.AddressesDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that are generated from the code. {@code -Ddocs.write=true} writes them, otherwise they are compared. */
class GeneratedDocumentsTest {

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

    private static void compare(String file, String text) throws IOException {
        Path path = Path.of(file);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(path, text);
        }
        assertThat(path).hasContent(text);
    }
}
