// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the jar of the filter. */
public final class JarFiles {

    private static final String INTERNAL_JAR = "io/github/scalekitlogin/internal.jar";
    private static final String LIBRARIES_JAR = "io/github/scalekitlogin/libraries.jar.gz";

    private JarFiles() {}

    /** Returns the files of the jar, and of the jars inside it. */
    public static Map<String, byte[]> of(Path path) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        if (files.containsKey(INTERNAL_JAR)) {
            addInner(new ByteArrayInputStream(files.remove(INTERNAL_JAR)), files);
            addInner(new GZIPInputStream(new ByteArrayInputStream(files.remove(LIBRARIES_JAR))), files);
        }
        return files;
    }

    private static void addInner(InputStream jar, Map<String, byte[]> files) throws IOException {
        ZipInputStream inner = new ZipInputStream(jar);
        for (ZipEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
            files.put(entry.getName(), inner.readAllBytes());
        }
    }
}
