// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** What the filter adds to a deployment, as the server's own log has it, and what the first person after one waits for. */
final class Cold {

    private static final int MOST = Integer.getInteger("cold.rounds", Smoke.choose(20, 1));
    /** No more rounds are begun after that. */
    private static final Duration ENOUGH = Duration.ofSeconds(75);

    private static final int WARM = Smoke.choose(300, 10);
    /** A person takes longer to sign in. WildFly starts filters no sooner than the first request comes. */
    private static final Duration TO_SIGN_IN = Duration.ofSeconds(2);

    private static final String BARE = "/bare";
    private static final String FILTERED = "/filtered";

    private final TestEnvironment stage;
    private final Authority authority;
    private final List<Double> bare = new ArrayList<>();
    private final List<Double> filtered = new ArrayList<>();
    private final List<Double> first = new ArrayList<>();
    private final List<Double> warm = new ArrayList<>();

    private Cold(TestEnvironment stage, Authority authority) {
        this.stage = stage;
        this.authority = authority;
    }

    static String measure() throws IOException, InterruptedException {
        Table table = new Table(
                "server",
                "deployment without",
                "with the filter",
                "added",
                "first hand-over after the start",
                "first after a deployment",
                "warm",
                "TLS handshake",
                "deployments of each");
        for (String server : Servers.named("wildfly", "payara", "tomcat11")) {
            Servers.use(server);
            Authority authority = new Authority();
            Path trusted = authority.writeTo(Path.of("src/jmh/target/benchmark/scalekit.p12"));
            SSLContext certificate = authority.serving("127.0.0.1");
            try (TestEnvironment stage = TestEnvironment.beside(
                    SimulatorSettings.defaults().withTls(() -> certificate),
                    Map.of(
                            "scalekit.trust-store",
                            trusted.toAbsolutePath().toString(),
                            "scalekit.trust-store-password",
                            Authority.PASSWORD,
                            "scalekit.confirm",
                            "never"),
                    Map.of("/warm", Applications.filtered()))) {
                table.row(new Cold(stage, authority).row());
            }
        }
        return "Milliseconds; the median where there are several.\n\n" + table;
    }

    private String[] row() throws InterruptedException, IOException {
        double atStart = firstHandOver("/warm");
        Path without = Applications.bare();
        Path with = Applications.filtered();
        long end = System.nanoTime() + ENOUGH.toNanos();
        while (filtered.size() < MOST && System.nanoTime() < end) {
            bare.add(deployed(without, BARE));
            stage.server().undeploy(BARE);
            filtered.add(deployed(with, FILTERED));
            first.add(firstHandOver(FILTERED));
            stage.server().undeploy(FILTERED);
        }
        Visitor visitor = new Visitor(stage.url("/warm")).signIn().join();
        for (int i = 0; i < WARM; i++) {
            warm.add(handOver(visitor));
        }
        double handshake = Handshake.with(authority.trusting(), stage.scalekit().environmentUrl());
        return new String[] {
            TestEnvironment.serverTitle(),
            figure(0, median(bare)),
            figure(0, median(filtered)),
            figure(0, median(filtered) - median(bare)),
            figure(0, atStart),
            figure(0, median(first)),
            figure(1, median(warm.subList(WARM / 2, WARM))),
            figure(1, handshake),
            Integer.toString(filtered.size())
        };
    }

    private double deployed(Path war, String context) {
        return DeploymentTime.of(stage, context, () -> stage.server().deploy(war, context));
    }

    private double firstHandOver(String context) throws InterruptedException {
        Visitor visitor = new Visitor(stage.url(context));
        visitor.open("/login.html").join();
        Thread.sleep(TO_SIGN_IN.toMillis());
        return handOver(visitor.signIn().join());
    }

    private double handOver(Visitor visitor) {
        URI handOver =
                visitor.arrive(stage.scalekit().newLoginRequest().query()).join();
        long begin = System.nanoTime();
        visitor.handOver(handOver).join();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
