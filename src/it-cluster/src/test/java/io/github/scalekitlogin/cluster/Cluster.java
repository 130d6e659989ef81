// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.server.FreePorts;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.Submission;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Two nodes of one engine behind HAProxy, with all variants of the shop and a simulated Scalekit environment. */
final class Cluster implements AutoCloseable {

    /** Only what each change has to pass. */
    static final boolean CORE_ONLY = Boolean.getBoolean("cluster.core");

    private static final Duration JOIN = Duration.ofMinutes(1);

    private final Path folder;
    private final Engine engine;
    private final ScalekitSimulator scalekit;
    private final Node a;
    private final Node b;
    private final LoadBalancer balancer;
    private final SessionStore store;

    private Cluster(Engine engine, ScalekitSimulator scalekit, Path folder) {
        this.engine = engine;
        this.scalekit = scalekit;
        this.folder = folder;
        List<String> ports = engine.words("ports", Map.of());
        this.store = SessionStore.start(engine.get("store", "none"), folder);
        Map<String, Integer> free = FreePorts.forNames(
                Stream.concat(ports.stream().map("a."::concat), ports.stream().map("b."::concat))
                        .toList());
        this.a = node("A", "a", "b", ports, free);
        this.b = node("B", "b", "a", ports, free);
        this.balancer = LoadBalancer.start(folder, a.port("http"), b.port("http"));
    }

    /** Starts both nodes, and returns when they share sessions. */
    static Cluster start(Engine engine) {
        Path folder = Path.of("target/cluster", engine.name()).toAbsolutePath();
        Cluster cluster = new Cluster(engine, ScalekitSimulator.start(0), folder);
        try {
            shops().forEach(cluster::deploy);
            cluster.a.prepare();
            cluster.b.prepare();
            cluster.a.takePrepared(cluster.a);
            cluster.b.takePrepared(cluster.a);
            cluster.startBoth();
            return cluster;
        } catch (RuntimeException | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    Engine engine() {
        return engine;
    }

    ScalekitSimulator scalekit() {
        return scalekit;
    }

    Node a() {
        return a;
    }

    Node b() {
        return b;
    }

    /** Returns how many bytes node A has sent to the other node or to the store. */
    long bytesReplicated() {
        return store.isUsed() ? store.received() : a.bytesSent(Set.of(a.port("cluster"), b.port("cluster")));
    }

    URI url(String path) {
        return balancer.url(path);
    }

    /** Starts the nodes that do not run, and returns when both share sessions. */
    void startBoth() {
        scalekit.clearFaults();
        List<Node> stopped = Stream.of(a, b).filter(node -> !node.isRunning()).toList();
        for (Node node : stopped) {
            node.start();
            if (engine.startsOneByOne()) {
                node.awaitStart(contexts());
            }
        }
        stopped.forEach(node -> node.awaitStart(contexts()));
        stopped.forEach(Node::assertLoopbackOnly);
        if (!stopped.isEmpty()) {
            awaitReplication("A", "B");
            awaitReplication("B", "A");
        }
    }

    /** Writes a variant of the shop to both nodes, which find it when they start. */
    void deploy(Shop shop) {
        for (Node node : List.of(a, b)) {
            Path war = folder.resolve("wars").resolve(node.name()).resolve(shop.context() + ".war");
            node.deploy(shop.war(node.name(), engine).buildTo(war), shop.context());
        }
    }

    /** Returns what Scalekit has accepted for a login request. */
    List<Submission> submissions(LoginRequestTicket login) {
        return scalekit.submissions().stream()
                .filter(submission -> submission.loginRequestId().equals(login.loginRequestId()))
                .toList();
    }

    @Override
    public void close() {
        a.close();
        b.close();
        balancer.close();
        store.close();
        scalekit.close();
    }

    /** The control, which has no filter, tells when a session of one node is known to the other one. */
    private void awaitReplication(String writer, String reader) {
        Waiting.until("a session of node " + writer + " at node " + reader, JOIN, () -> {
            String[] node = {writer};
            Browser browser = new Browser().sending(LoadBalancer.ROUTE, url -> node[0]);
            browser.open(url("/control/cart?add=tea"));
            node[0] = reader;
            return browser.open(url("/control/window")).find("#cart").text().equals("tea");
        });
    }

    private static List<String> contexts() {
        return shops().map(Shop::context).toList();
    }

    private static Stream<Shop> shops() {
        return Stream.of(Shop.values()).filter(shop -> shop.isCore() || !CORE_ONLY);
    }

    private Node node(String name, String own, String other, List<String> ports, Map<String, Integer> free) {
        Map<String, String> values = new HashMap<>();
        Path home = folder.resolve(name);
        values.put("here", engine.folder().toAbsolutePath().toString());
        values.put("installation", engine.installation().toString());
        values.put("home", home.toString());
        values.put("node", name);
        values.put("index", own.equals("a") ? "1" : "2");
        values.put("other.index", own.equals("a") ? "2" : "1");
        values.put("store", Integer.toString(store.port()));
        for (String port : ports) {
            values.put(port, free.get(own + "." + port).toString());
            values.put("other." + port, free.get(other + "." + port).toString());
            values.put("a." + port, free.get("a." + port).toString());
            values.put("b." + port, free.get("b." + port).toString());
        }
        Map<String, String> settings = Map.of(
                "scalekit.environment-url", scalekit.environmentUrl().toString(),
                "scalekit.client-id", scalekit.clientId(),
                "scalekit.client-secret", scalekit.clientSecret(),
                "scalekit.connection-id", scalekit.connectionId());
        return new Node(name, engine, home, values, settings);
    }
}
