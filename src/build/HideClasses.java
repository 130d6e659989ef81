// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar. Gives internal classes and libraries the ending that InternalClassLoader reads. Files keep their order and time;
 * folders have no entry. Arguments: the jar, and the copy.
 */
final class HideClasses {

    private static final Pattern HIDDEN = Pattern.compile("(io/github/scalekitlogin/(?:internal|shaded)/.+)\\.class");

    private HideClasses() {}

    public static void main(String[] args) throws IOException {
        try (ZipFile from = new ZipFile(args[0]);
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            to.setLevel(Deflater.BEST_COMPRESSION);
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (entry.isDirectory()) {
                    continue;
                }
                ZipEntry renamed = new ZipEntry(HIDDEN.matcher(entry.getName()).replaceFirst("$1.classdata"));
                renamed.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(renamed);
                try (InputStream in = from.getInputStream(entry)) {
                    in.transferTo(to);
                }
            }
        }
    }
}
