// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A variant of a WAR: files of overlay folders, and single files, replace its entries or come on top of them. */
public final class War {

    private final Path base;
    private final Map<String, Path> files;

    private War(Path base, Map<String, Path> files) {
        this.base = base;
        this.files = files;
    }

    /**
     * Begins with an existing WAR, which is never changed.
     *
     * @param base the WAR to copy
     * @return the unchanged variant
     */
    public static War of(Path base) {
        return new War(base, Map.of());
    }

    /**
     * Begins with nothing.
     *
     * @return a variant without any file
     */
    public static War empty() {
        return new War(null, Map.of());
    }

    /**
     * Lays all files of a folder over this variant.
     *
     * @param folder its files lie where they belong in the WAR
     * @return a new variant
     */
    public War overlay(Path folder) {
        return overlay("", folder);
    }

    /**
     * Lays all files of a folder over a folder of this variant.
     *
     * @param prefix for instance {@code WEB-INF/classes/}
     * @param folder its files lie where they belong in that folder
     * @return a new variant
     */
    public War overlay(String prefix, Path folder) {
        War variant = this;
        for (Path file : filesIn(folder)) {
            variant = variant.add(prefix + entryName(folder.relativize(file)), file);
        }
        return variant;
    }

    /**
     * Adds or replaces one file.
     *
     * @param entry the name within the WAR, for instance {@code WEB-INF/lib/a.jar}
     * @param file the content
     * @return a new variant
     */
    public War add(String entry, Path file) {
        Map<String, Path> more = new LinkedHashMap<>(files);
        more.put(entry, file);
        return new War(base, more);
    }

    /**
     * Leaves a file out that an overlay brought.
     *
     * @param entry the name within the WAR
     * @return a new variant
     */
    public War without(String entry) {
        Map<String, Path> fewer = new LinkedHashMap<>(files);
        fewer.remove(entry);
        return new War(base, fewer);
    }

    /**
     * Writes the variant.
     *
     * @param target the WAR to write, replaced when it exists
     * @return the target
     */
    public Path buildTo(Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            if (base == null) {
                Files.deleteIfExists(target);
            } else {
                Files.copy(base, target, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileSystem zip = FileSystems.newFileSystem(target, Map.of("create", "true"))) {
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    Path entry = zip.getPath("/" + file.getKey());
                    Files.createDirectories(entry.getParent());
                    Files.copy(file.getValue(), entry, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("WAR " + target, e);
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Overlay " + folder, e);
        }
    }

    private static String entryName(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }
}
