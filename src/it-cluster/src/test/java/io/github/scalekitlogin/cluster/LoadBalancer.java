// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import io.github.scalekitlogin.server.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** HAProxy with {@code haproxy.cfg} in front of both nodes. */
final class LoadBalancer implements AutoCloseable {

    /** The request header that chooses a node, see {@code haproxy.cfg}. */
    static final String ROUTE = "X-Node";

    /** The response header with the name of the node that served a request. */
    static final String SERVED_BY = "X-Served-By";

    private static final Duration START = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private LoadBalancer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static LoadBalancer start(Path folder, int nodeA, int nodeB) {
        int port = FreePorts.forNames(List.of("balancer")).get("balancer");
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/sbin/haproxy",
                        "-db",
                        "-f",
                        Engine.MODULE.resolve("haproxy.cfg").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile());
        builder.environment().put("BALANCER_PORT", Integer.toString(port));
        builder.environment().put("NODE_A", Integer.toString(nodeA));
        builder.environment().put("NODE_B", Integer.toString(nodeB));
        try {
            Files.createDirectories(folder);
            LoadBalancer balancer = new LoadBalancer(builder.start(), port);
            Runtime.getRuntime().addShutdownHook(new Thread(balancer.process::destroyForcibly));
            Waiting.until("HAProxy answers", START, () -> Http.status(balancer.url("/")) > 0);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException("Start of HAProxy", e);
        }
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
