// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import io.github.scalekitlogin.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.h2.tools.Server;

/** Where both nodes of some engines keep their sessions: a database, or Redis. */
final class SessionStore implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);

    private final CountingForwarder forwarder;
    private final int port;
    private final Runnable end;

    /**
     * @param forwarder counts what nodes send to the store, null without a store
     * @param port where nodes find the store
     */
    private SessionStore(CountingForwarder forwarder, int port, Runnable end) {
        this.forwarder = forwarder;
        this.port = port;
        this.end = end;
    }

    /** Starts {@code h2}, {@code redis} or {@code none}. */
    static SessionStore start(String kind, Path folder) {
        Map<String, Integer> ports = FreePorts.forNames(List.of("store", "forwarder"));
        int port = ports.get("store");
        Runnable end = switch (kind) {
            case "h2" -> database(port);
            case "redis" -> redis(port, folder);
            default -> null;
        };
        return end == null
                ? new SessionStore(null, port, () -> {})
                : new SessionStore(CountingForwarder.start(ports.get("forwarder"), port), ports.get("forwarder"), end);
    }

    int port() {
        return port;
    }

    /** Returns whether nodes keep their sessions here. */
    boolean isUsed() {
        return forwarder != null;
    }

    /** Returns how many bytes nodes have sent to the store. */
    long received() {
        return forwarder.sent();
    }

    @Override
    public void close() {
        if (isUsed()) {
            forwarder.close();
        }
        end.run();
    }

    /** The system property {@code h2.bindAddress} keeps it on the loopback address. */
    private static Runnable database(int port) {
        try {
            Server server = Server.createTcpServer("-tcpPort", Integer.toString(port), "-ifNotExists")
                    .start();
            return server::stop;
        } catch (SQLException e) {
            throw new IllegalStateException("Start of H2", e);
        }
    }

    private static Runnable redis(int port, Path folder) {
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(
                            "/usr/bin/redis-server",
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--save",
                            "",
                            "--dir",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Waiting.until("Redis answers", START, () -> answers(port));
            return process::destroyForcibly;
        } catch (IOException e) {
            throw new UncheckedIOException("Start of redis-server", e);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
