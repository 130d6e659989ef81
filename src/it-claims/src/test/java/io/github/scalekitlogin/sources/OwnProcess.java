// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process of a test: in a folder of its own, on loopback, ended by its own handle. */
final class OwnProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;

    private OwnProcess(Process process) {
        this.process = process;
    }

    /** Starts a server and waits until it accepts connections. */
    static OwnProcess start(Path folder, int port, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        OwnProcess started = new OwnProcess(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
        long deadline = System.nanoTime() + START.toNanos();
        while (!accepts(port)) {
            if (!started.process.isAlive() || System.nanoTime() > deadline) {
                started.close();
                throw new IOException("Does not start: " + command + "\n" + end(log));
            }
            // Nothing tells that a port accepts connections: the next try does.
            Thread.sleep(100);
        }
        return started;
    }

    /** Runs a program to its end. */
    static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("Failed: " + command + "\n" + end(log));
        }
    }

    /** Returns a command that runs as a user of the system if this JVM runs as root, whom some servers refuse. */
    static List<String> as(String user, List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        all.addAll(command);
        return all;
    }

    /** Gives a folder to the user whom {@link #as} names. */
    static Path giveTo(String user, Path folder) throws IOException, InterruptedException {
        if ("root".equals(System.getProperty("user.name"))) {
            run(folder, List.of("chown", "-R", user, folder.toString()));
        }
        return folder;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** Ends the process and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
