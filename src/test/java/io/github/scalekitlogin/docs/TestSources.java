// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/** Finds the sources of tests in all builds of the repository. */
public final class TestSources {

    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules");

    private TestSources() {}

    /**
     * Returns the source of a class.
     *
     * @param type the simple name of a top-level class
     * @return the file, empty if there is none
     * @throws IOException if the sources cannot be read
     */
    public static Optional<Path> find(String type) throws IOException {
        Path[] found = new Path[1];
        Files.walkFileTree(Path.of("src"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NO_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!file.getFileName().toString().equals(type + ".java")) {
                    return FileVisitResult.CONTINUE;
                }
                found[0] = file;
                return FileVisitResult.TERMINATE;
            }
        });
        return Optional.ofNullable(found[0]);
    }
}
