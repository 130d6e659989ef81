// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of {@code src/it-browser/npm} that runs on the Node.js installed there, and what it writes. */
final class NodeProcess implements AutoCloseable {

    static final Path FOLDER = Path.of("src/it-browser/npm");

    private static final Path MODULES = FOLDER.resolve("node_modules");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> written = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
        read(process.getInputStream());
        read(process.getErrorStream());
    }

    /** Starts a script with these arguments; {@code environment} is added to that of this process. */
    static NodeProcess start(Path script, Map<String, String> environment, String... arguments) {
        Path node = MODULES.resolve("node/bin/node").toAbsolutePath();
        List<String> command = Stream.concat(
                        Stream.of(node.toString(), script.toAbsolutePath().toString()), Stream.of(arguments))
                .toList();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
            builder.environment().putAll(environment);
            return new NodeProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("No " + node + "; \"npm ci\" in " + FOLDER + " installs it", e);
        }
    }

    /** Returns where a package's file lies. */
    static Path module(String file) {
        return MODULES.resolve(file);
    }

    /** Writes a line to the process. */
    void write(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process took no line:\n" + output(), e);
        }
    }

    /** Waits for a line with something that matches, and returns the match. */
    Matcher await(Pattern pattern) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String line = poll(end - System.nanoTime());
            if (line == null) {
                throw new AssertionError("No " + pattern + " in:\n" + output());
            }
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
    }

    /** Waits for the end, until all that the process wrote is read, and returns the exit code. */
    int await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Still there:\n" + output());
            }
            for (Thread reader : readers) {
                reader.join(PATIENCE.toMillis());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    String output() {
        synchronized (written) {
            return written.stream().collect(Collectors.joining("\n"));
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String poll(long nanos) {
        try {
            return lines.poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void read(InputStream stream) {
        Thread reader = new Thread(() -> {
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(this::add);
        });
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    private void add(String line) {
        synchronized (written) {
            written.add(line);
        }
        lines.add(line);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
