// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.server.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Samples another JVM's use of the processors. */
final class Profiler {

    private final JavaProcess process;
    private final Path library;

    Profiler(long pid, Path library) {
        this.process = new JavaProcess(pid);
        this.library = library;
    }

    void start(int intervalMillis) {
        run("start,event=ctimer,interval=" + intervalMillis + "ms");
    }

    /** Returns the stacks, each with the number of its samples, as they are written to a file. */
    List<String> stop(Path file) throws IOException {
        run("stop,collapsed,file=" + file);
        return Files.readAllLines(file);
    }

    /** The quotes keep jcmd from reading the options as its own. */
    private void run(String options) {
        List<String> said = process.ask("JVMTI.agent_load", library.toString(), '"' + options + '"')
                .toList();
        if (!said.contains("return code: 0")) {
            throw new IllegalStateException(options + ": " + said);
        }
    }
}
