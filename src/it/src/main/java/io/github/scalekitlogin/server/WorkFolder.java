// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of a server under test lie. */
record WorkFolder(Path path) {

    /** Deletes what an earlier server left there. */
    static WorkFolder fresh(Path path) {
        WorkFolder folder = new WorkFolder(path.toAbsolutePath().normalize());
        try {
            for (Path part :
                    List.of(folder.home(), folder.wars(), folder.certificates(), folder.cargoLog(), folder.console())) {
                delete(part);
            }
            Files.createDirectories(folder.wars());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Work folder " + path, e);
        }
    }

    /** The server's configuration. */
    Path home() {
        return path.resolve("server");
    }

    /** What was deployed. */
    Path wars() {
        return path.resolve("wars");
    }

    /** What the server needs for TLS. */
    Path certificates() {
        return path.resolve("certificates");
    }

    Path cargoLog() {
        return path.resolve("cargo.log");
    }

    /** What the server prints. */
    Path console() {
        return path.resolve("console.log");
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> walk = Files.walk(path)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
