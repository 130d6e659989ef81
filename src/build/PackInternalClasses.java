// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar and moves the internal classes and the libraries into a jar inside it, which InternalClassLoader reads. The package
 * "cdi" stays where servers see it. Files keep their order and time; folders have no entry. Arguments: the jar, and the copy.
 */
final class PackInternalClasses {

    private static final Pattern INTERNAL = Pattern.compile("io/github/scalekitlogin/(internal(?!/cdi/)|shaded)/.+\\.class");
    private static final String INNER_JAR = "io/github/scalekitlogin/internal.jar";

    private PackInternalClasses() {}

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(args[0]);
                ZipOutputStream to = jar(Files.newOutputStream(Path.of(args[1])))) {
            try (ZipOutputStream classes = jar(inner)) {
                for (ZipEntry entry : Collections.list(from.entries())) {
                    if (!entry.isDirectory()) {
                        copy(from, entry, INTERNAL.matcher(entry.getName()).matches() ? classes : to);
                    }
                }
            }
            ZipEntry stored = new ZipEntry(INNER_JAR);
            stored.setTimeLocal(from.entries().nextElement().getTimeLocal());
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(inner.size());
            CRC32 checksum = new CRC32();
            checksum.update(inner.toByteArray());
            stored.setCrc(checksum.getValue());
            to.putNextEntry(stored);
            inner.writeTo(to);
        }
    }

    private static ZipOutputStream jar(OutputStream out) {
        ZipOutputStream jar = new ZipOutputStream(out);
        jar.setLevel(Deflater.BEST_COMPRESSION);
        return jar;
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        to.putNextEntry(copy);
        try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(to);
        }
    }
}
