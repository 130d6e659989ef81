// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A look into a Java process, by the {@code jcmd} of the JDK that runs this code.
 *
 * @param pid its id
 */
public record JavaProcess(long pid) {

    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    /** Rank, instances, bytes and name of a class; one that several class loaders have loaded has a line for each. */
    private static final Pattern HISTOGRAM = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private static final Pattern THREAD = Pattern.compile("\"(.*?)\".*");

    /**
     * Those of some processes that run Java.
     *
     * @param pids for instance all of a server's, launching scripts included
     * @return the Java processes
     */
    public static List<JavaProcess> among(List<Long> pids) {
        return pids.stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.matches(".*[/\\\\]java(\\.exe)?"))
                        .isPresent())
                .map(JavaProcess::new)
                .toList();
    }

    /** Runs the garbage collector. */
    public void collectGarbage() {
        ask("GC.run");
    }

    /**
     * Counts the live instances of a class, separately for each class loader.
     *
     * @param className with its package
     * @return a number for each class loader that has live instances of it
     */
    public List<Integer> instances(String className) {
        return ask("GC.class_histogram")
                .map(HISTOGRAM::matcher)
                .filter(line -> line.matches() && line.group(2).equals(className))
                .map(line -> Integer.valueOf(line.group(1)))
                .toList();
    }

    /**
     * Names the threads.
     *
     * @return the name of each
     */
    public List<String> threads() {
        return ask("Thread.print")
                .map(THREAD::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .toList();
    }

    /**
     * Has {@code jcmd} carry out a command.
     *
     * @param command its name and arguments
     * @return the lines of the answer
     */
    public Stream<String> ask(String... command) {
        List<String> call = new ArrayList<>(List.of(JCMD.toString(), Long.toString(pid)));
        call.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(call).redirectErrorStream(true).start();
            String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", call) + ": " + answer);
            }
            return answer.lines();
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", call), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
