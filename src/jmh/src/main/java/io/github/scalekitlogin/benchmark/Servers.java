// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers a benchmark runs on, by their folders in {@code src/it/servers}. */
final class Servers {

    private static final String SERVER = "server";
    /** The server given on the command line, read before it changes. */
    private static final String ONLY = System.getProperty(SERVER, "");

    private Servers() {}

    /**
     * Returns the servers of a benchmark, reduced to {@code -Dserver} if that is given. A smoke run uses that server whether or
     * not the benchmark names it.
     */
    static List<String> named(String... names) {
        if (Smoke.isOn() && !ONLY.isEmpty()) {
            return List.of(ONLY);
        }
        return List.of(names).stream()
                .filter(name -> ONLY.isEmpty() || ONLY.equals(name))
                .toList();
    }

    /**
     * Selects the server that is started next.
     *
     * @throws IllegalStateException when its distribution is not unpacked
     */
    static void use(String name) {
        if (!Files.isDirectory(Path.of("target/servers", name))) {
            throw new IllegalStateException(
                    name + " is not unpacked; run: ./mvnw -f src/it/servers/" + name + " pre-integration-test");
        }
        System.setProperty(SERVER, name);
        System.setProperty("server.version", version(Path.of("src/it/servers", name, "pom.xml")));
    }

    private static String version(Path pom) {
        try {
            Matcher version =
                    Pattern.compile("<server.version>([^<]+)</server.version>").matcher(Files.readString(pom));
            if (!version.find()) {
                throw new IllegalStateException("No server.version in " + pom);
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
