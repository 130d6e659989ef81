// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a class of the tests in a JVM of its own: the JDK reads some system properties once. */
final class ChildJvm {

    private static final long MAX_SECONDS = 60;
    private static final String MARK = "> ";

    private ChildJvm() {}

    /** Returns the JVM of this test. */
    static Path own() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Returns a JVM of Java 25, if there is one. */
    static Optional<Path> java25() {
        if (Runtime.version().feature() >= 25) {
            return Optional.of(own());
        }
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA_HOME_25_X64")).map(Path::of).ifPresent(homes::add);
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(installed, "*25*")) {
                found.forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes.stream()
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Says one line to the test. */
    static void say(String line) {
        System.out.println(MARK + line);
    }

    /** Returns what the main method of a class says. */
    static List<String> run(Path java, Class<?> main, String... options) {
        List<String> command = Stream.of(
                        Stream.of(java.toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                        Stream.of(options),
                        Stream.of("-cp", System.getProperty("java.class.path"), main.getName()))
                .flatMap(part -> part)
                .toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Thread limit = new Thread(() -> {
                try {
                    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                } catch (InterruptedException e) {
                    process.destroyForcibly();
                }
            });
            limit.setDaemon(true);
            limit.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed:\n" + output);
            }
            return output.lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(line -> line.substring(MARK.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
