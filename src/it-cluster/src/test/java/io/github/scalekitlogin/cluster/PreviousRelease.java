// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The classes that the previous release stored in sessions, compiled from {@code src/previous}. */
final class PreviousRelease {

    /** A class with a constructor without arguments. */
    static final String STORED_CLASS = "io.github.scalekitlogin.pending.PendingLogin";

    private static final Path SOURCES = Engine.MODULE.resolve("src/previous/java");
    private static final Path CLASSES = Path.of("target/cluster/previous-release");

    private PreviousRelease() {}

    /** Compiles the classes and returns their folder. */
    static Path classes() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Files.createDirectories(CLASSES);
            List<String> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .toList();
            String[] arguments = Stream.concat(Stream.of("--release", "17", "-d", CLASSES.toString()), sources.stream())
                    .toArray(String[]::new);
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
                throw new IllegalStateException("The classes of the previous release do not compile");
            }
            return CLASSES;
        } catch (IOException e) {
            throw new UncheckedIOException("Sources in " + SOURCES, e);
        }
    }
}
