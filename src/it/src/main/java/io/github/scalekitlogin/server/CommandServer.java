// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A server which runs from one jar, started as its description says. */
final class CommandServer implements Launcher {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final ServerDescription description;
    private final WorkFolder workFolder;
    private final List<String> command = new ArrayList<>();

    CommandServer(
            ServerDescription description,
            WorkFolder workFolder,
            Map<String, String> systemProperties,
            Optional<Path> javaHome) {
        this.description = description;
        this.workFolder = workFolder;
        command.add(javaHome.orElse(Path.of(System.getProperty("java.home")))
                .resolve("bin/java")
                .toString());
        Stream.of(CargoServer.jvmArguments().split(" "))
                .filter(argument -> !argument.isEmpty())
                .forEach(command::add);
        systemProperties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(description.command());
    }

    @Override
    public void start() {
        Path home = workFolder.home();
        try {
            for (Map.Entry<Path, Path> file : description.files().entrySet()) {
                Path target = home.resolve(file.getValue());
                Files.createDirectories(target.getParent());
                Files.copy(file.getKey(), target);
            }
            Sign started = Sign.of(description.started(), home, new ServerLog(home.resolve(description.log())));
            Process process = new ProcessBuilder(command)
                    .directory(Files.createDirectories(home).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(workFolder.console().toFile())
                    .start();
            if (!started.await(START_TIMEOUT, () -> checkAlive(process))) {
                throw new IllegalStateException("No " + started + " after " + START_TIMEOUT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Start of " + command, e);
        }
    }

    private void checkAlive(Process process) {
        if (!process.isAlive()) {
            throw new IllegalStateException(description.command() + " ended with " + process.exitValue());
        }
    }
}
