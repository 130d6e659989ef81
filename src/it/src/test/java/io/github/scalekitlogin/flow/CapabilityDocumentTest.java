// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page on capabilities shows what the folders of the servers say. */
class CapabilityDocumentTest {

    @Test
    void shouldDocumentWhatServersLack() throws IOException {
        TablePage page = new TablePage(CapabilityDocument.FILE, "docs.write");
        page.writeOrCompare(page.text(), CapabilityDocument.text());
    }
}
