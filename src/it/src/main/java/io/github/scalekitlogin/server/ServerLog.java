// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log a server writes. */
record ServerLog(Path file) {

    private static final int TAIL = 60;

    /** All of it, empty as long as there is none. */
    String text() {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Log " + file, e);
        }
    }

    /** How much there is of it. */
    int length() {
        return text().length();
    }

    /** Its last lines, to go into a message. */
    String tail() {
        List<String> lines = text().lines().toList();
        return "\n--- end of " + file + " ---\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
