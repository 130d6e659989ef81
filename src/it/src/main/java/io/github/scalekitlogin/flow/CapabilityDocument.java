// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes the page of the documentation that shows which tests are skipped on which server, and why. */
final class CapabilityDocument {

    static final Path FILE = Path.of("docs/reference/server-capabilities.md");

    private static final String TEXT = """
            # Which tests run on which server

            This page is generated from `src/it/servers/*/server.properties`. The build fails if the two differ;
            `-Ddocs.write=true` writes it. A test that needs a capability the server lacks is skipped, and its message gives the
            reason below.

            """;

    private CapabilityDocument() {}

    /** Returns the page. */
    static String text() throws IOException {
        List<Path> servers;
        try (Stream<Path> folders = Files.list(TestEnvironment.SERVERS)) {
            servers = folders.filter(folder -> Files.exists(folder.resolve("server.properties")))
                    .sorted()
                    .toList();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("server", "capability", "what it is", "why it is missing"));
        for (Path server : servers) {
            for (Capability capability : Capability.values()) {
                capability
                        .missingOn(server)
                        .ifPresent(reason -> rows.add(List.of(
                                server.getFileName().toString(),
                                "`" + capability.key() + "`",
                                capability.description(),
                                reason)));
            }
        }
        return TEXT + TablePage.table(rows);
    }
}
