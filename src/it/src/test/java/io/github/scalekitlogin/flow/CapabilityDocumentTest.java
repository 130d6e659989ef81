// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page on capabilities shows what the folders of the servers say. */
class CapabilityDocumentTest {

    @Test
    void shouldDocumentWhatServersLack() throws IOException {
        String text = CapabilityDocument.text();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(CapabilityDocument.FILE, text);
        }
        assertThat(CapabilityDocument.FILE).hasContent(text);
    }
}
