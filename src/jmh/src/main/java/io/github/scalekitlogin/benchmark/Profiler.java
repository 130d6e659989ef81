// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Samples another JVM's use of the processors. */
final class Profiler {

    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    private final long pid;
    private final Path library;

    Profiler(long pid, Path library) {
        this.pid = pid;
        this.library = library;
    }

    void start(int intervalMillis) throws IOException, InterruptedException {
        run("start,event=ctimer,interval=" + intervalMillis + "ms");
    }

    /** Returns the stacks, each with the number of its samples, as they are written to a file. */
    List<String> stop(Path file) throws IOException, InterruptedException {
        run("stop,collapsed,file=" + file);
        return Files.readAllLines(file);
    }

    /** The quotes keep jcmd from reading the options as its own. */
    private void run(String options) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        JCMD, Long.toString(pid), "JVMTI.agent_load", library.toString(), '"' + options + '"')
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0 || !said.contains("return code: 0")) {
            throw new IllegalStateException(options + ": " + said);
        }
    }
}
