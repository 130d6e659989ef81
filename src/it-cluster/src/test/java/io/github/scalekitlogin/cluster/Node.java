// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.server.ListeningSockets;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One node: a process of the real server with files of its own. It keeps its ports and files when it starts again. */
final class Node implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(100);
    private static final Duration END = Duration.ofSeconds(40);

    private final String name;
    private final Engine engine;
    private final Path home;
    private final Map<String, String> values;
    private final Map<String, String> systemProperties;
    private Process process;

    /**
     * Creates the files of a node.
     *
     * @param values what the engine's values contain
     * @param systemProperties set in the server
     */
    Node(String name, Engine engine, Path home, Map<String, String> values, Map<String, String> systemProperties) {
        this.name = name;
        this.engine = engine;
        this.home = home;
        this.values = values;
        this.systemProperties = systemProperties;
        try {
            delete(home);
            for (String folder : engine.words("folders", values)) {
                Files.createDirectories(home.resolve(folder));
            }
            for (String pair : engine.words("copy", values)) {
                String[] parts = pair.split(":");
                copy(engine.installation().resolve(parts[0]), home.resolve(parts[1]));
            }
            for (String pair : engine.words("files", values)) {
                String[] parts = pair.split(":");
                copy(engine.folder().resolve(parts[0]), home.resolve(parts[1]));
            }
            for (String folder : engine.words("libraries", values)) {
                copy(engine.libraries(), home.resolve(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Files of node " + name, e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "end of node " + name));
    }

    /** Runs what the server needs once before its first start. */
    Node prepare() {
        List<String> arguments = engine.words("prepare", values);
        if (!arguments.isEmpty()) {
            process = java(arguments);
            await(process, Duration.ofMinutes(2));
            if (process.exitValue() != 0) {
                throw new IllegalStateException("The preparation of node " + name + " failed:" + tail());
            }
        }
        return this;
    }

    /** Copies what the preparation of a node has made. */
    void takePrepared(Node from) {
        try {
            for (String pair : engine.words("prepared", values)) {
                String[] parts = pair.split(":");
                copy(from.home.resolve(parts[0]), home.resolve(parts[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Files of node " + name, e);
        }
    }

    String name() {
        return name;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + values.get("http") + path);
    }

    /** Returns a port of this node, or the one of the store. */
    int port(String port) {
        return Integer.parseInt(values.get(port));
    }

    /** Returns the bytes that the process has sent on its open connections from or to some ports. */
    long bytesSent(Set<Integer> ports) {
        return TcpCounters.bytesSent(process.pid(), ports);
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Puts an application where the server finds it when it starts. */
    void deploy(Path war, String context) {
        try {
            copy(war, wars().resolve(context + ".war"));
        } catch (IOException e) {
            throw new UncheckedIOException("WAR of node " + name, e);
        }
    }

    /** Begins to start the server; {@link #awaitStart} waits for it. */
    void start() {
        List<String> arguments = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Dnode=" + name));
        systemProperties.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(engine.words("java", values));
        process = java(arguments);
    }

    /** Returns when applications answer. */
    void awaitStart(List<String> contexts) {
        for (String context : contexts) {
            Waiting.until("node " + name + " answers at /" + context, START, () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Node " + name + " ended with " + process.exitValue() + tail());
                }
                if (Files.exists(wars().resolve(context + ".war.failed"))) {
                    throw new IllegalStateException("Node " + name + " does not deploy " + context + tail());
                }
                return Http.status(url("/" + context + "/window")) == 200;
            });
        }
    }

    /** Fails if the process listens on other addresses than the loopback ones. */
    void assertLoopbackOnly() {
        assertThat(ListeningSockets.of(process.pid()))
                .as("addresses of node %s", name)
                .isNotEmpty()
                .allMatch(ListeningSockets::isLoopback);
    }

    /** Ends the process as {@code kill -9} does. */
    void kill() {
        if (isRunning()) {
            process.destroyForcibly();
            await(process, END);
        }
    }

    /** Ends the process as {@code kill} does: the server shuts down. */
    void stop() {
        if (isRunning()) {
            process.destroy();
            await(process, END);
        }
    }

    /** Returns what the server has printed and logged. */
    String log() {
        try (Stream<Path> files = Files.walk(home)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Log of node " + name, e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Path wars() {
        return home.resolve(engine.words("wars", values).get(0));
    }

    private String tail() {
        List<String> lines = log().lines().toList();
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private Process java(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        File console = home.resolve("console.log").toFile();
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(console));
            for (String variable : engine.words("environment", values)) {
                String[] parts = variable.split("=", 2);
                builder.environment().put(parts[0], parts[1]);
            }
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Start of node " + name, e);
        }
    }

    private static void await(Process process, Duration timeout) {
        try {
            if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copied = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> walk = Files.walk(path)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
