// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Measured values of the last runs, for the documentation: {@code target/cluster/figures.txt}. */
final class Figures {

    private static final Path FILE = Path.of("target/cluster/figures.txt");

    private Figures() {}

    static void note(Cluster cluster, String format, Object... values) {
        try {
            Files.writeString(
                    FILE,
                    cluster.engine().title() + ": " + String.format(Locale.ROOT, format, values) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Figures " + FILE, e);
        }
    }
}
