// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import io.github.scalekitlogin.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** nginx or HAProxy with a configuration of {@code src/it-field/proxies}, on a port of 127.0.0.1. */
final class ReverseProxy implements AutoCloseable {

    private static final Path CONFIGURATIONS = Application.MODULE.resolve("proxies");
    private static final Path FOLDERS = Path.of("target/field/proxies");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private ReverseProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts nginx.
     *
     * @param site a file with its servers
     * @param values what replaces the names in braces, beside {@code port}
     */
    static ReverseProxy nginx(String site, Map<String, String> values) {
        Path folder = FOLDERS.resolve(site).toAbsolutePath();
        int port = freePort();
        write(CONFIGURATIONS.resolve("nginx.conf"), folder.resolve("nginx.conf"), Map.of());
        write(CONFIGURATIONS.resolve(site), folder.resolve("site.conf"), with(values, port));
        return start(folder, port, "/usr/sbin/nginx", "-p", folder + "/", "-c", "nginx.conf", "-e", "error.log");
    }

    /** Starts HAProxy. */
    static ReverseProxy haproxy(Map<String, String> values) {
        Path folder = FOLDERS.resolve("haproxy").toAbsolutePath();
        int port = freePort();
        write(CONFIGURATIONS.resolve("haproxy.cfg"), folder.resolve("haproxy.cfg"), with(values, port));
        return start(folder, port, "/usr/sbin/haproxy", "-db", "-f", "haproxy.cfg");
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ReverseProxy start(Path folder, int port, String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("console.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            ReverseProxy proxy = new ReverseProxy(process, port);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!listens(port)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    proxy.close();
                    throw new IllegalStateException(
                            command[0] + " did not start: " + Files.readString(folder.resolve("console.log")));
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("Start of " + command[0], e);
        }
    }

    private static Map<String, String> with(Map<String, String> values, int port) {
        Map<String, String> all = new HashMap<>(values);
        all.put("port", Integer.toString(port));
        return all;
    }

    private static void write(Path template, Path file, Map<String, String> values) {
        try {
            String text = Files.readString(template);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Configuration " + file, e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        return FreePorts.forNames(List.of("proxy")).get("proxy");
    }
}
