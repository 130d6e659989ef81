// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The processes of one server: children of this JVM, and the one its pid file names; in any case only such whose command
 * line shows the server's home.
 */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final Optional<Path> pidFile;

    ServerProcess(Path home, Optional<Path> pidFile) {
        this.home = home;
        this.pidFile = pidFile.map(home::resolve);
    }

    /** The living ones. */
    List<ProcessHandle> find() {
        return Stream.concat(ProcessHandle.current().descendants(), named().stream())
                .filter(this::worksInHome)
                .filter(ProcessHandle::isAlive)
                .distinct()
                .toList();
    }

    /** Ends them, at last by force, and returns when all are gone. */
    void end() {
        List<ProcessHandle> processes = find();
        processes.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : processes) {
            if (!isGone(process)) {
                process.destroyForcibly();
                if (!isGone(process)) {
                    throw new IllegalStateException("Process " + process.pid() + " of " + home + " does not end");
                }
            }
        }
    }

    private boolean worksInHome(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(home.toString());
    }

    private Optional<ProcessHandle> named() {
        return pidFile.filter(Files::exists).flatMap(file -> {
            try {
                return ProcessHandle.of(Long.parseLong(Files.readString(file).trim()));
            } catch (IOException e) {
                throw new UncheckedIOException("Process id in " + file, e);
            }
        });
    }

    private static boolean isGone(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for process " + process.pid(), e);
        }
    }
}
