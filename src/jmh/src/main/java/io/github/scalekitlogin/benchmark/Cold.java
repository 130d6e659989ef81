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

/** The time that the filter adds to a deployment, taken from the server's log, and the time of the first hand-over after it. */
final class Cold {

    /** How often each server is started: the time of a deployment differs more between starts than after one start. */
    private static final int STARTS = Integer.getInteger("cold.starts", Smoke.choose(3, 1));
    /**
     * Deployments after each start. The same on each server, because the first deployments take the longest: the JVM has not
     * compiled the server's code yet.
     */
    private static final int ROUNDS = Integer.getInteger("cold.rounds", Smoke.choose(8, 1));

    private static final int WARM = Smoke.choose(300, 10);
    /** A user takes longer to sign in. WildFly starts filters at the first request. */
    private static final Duration TO_SIGN_IN = Duration.ofSeconds(2);

    private static final String BARE = "/bare";
    private static final String FILTERED = "/filtered";

    private final List<Double> bare = new ArrayList<>();
    private final List<Double> filtered = new ArrayList<>();
    private final List<Double> firstAfterStart = new ArrayList<>();
    private final List<Double> firstAfterDeployment = new ArrayList<>();
    private final List<Double> warm = new ArrayList<>();
    private final List<Double> handshake = new ArrayList<>();

    private Cold() {}

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
            Cold cold = new Cold();
            for (int i = 0; i < STARTS; i++) {
                cold.measureOnNewServer();
            }
            table.row(cold.row());
        }
        return "Milliseconds; the median where there are several.\n\n" + table;
    }

    private void measureOnNewServer() throws IOException, InterruptedException {
        Authority authority = new Authority();
        SSLContext certificate = authority.serving("127.0.0.1");
        try (TestEnvironment environment = TestEnvironment.beside(
                SimulatorSettings.defaults().withTls(() -> certificate),
                authority.settings(
                        Path.of("src/jmh/target/benchmark/scalekit.p12"), Map.of("scalekit.confirm", "never")),
                Map.of("/warm", Applications.filtered()))) {
            Rehearsal.of(environment.scalekit(), authority.trusting());
            measureOn(environment, authority.trusting());
        }
    }

    private void measureOn(TestEnvironment environment, SSLContext trusting) throws IOException, InterruptedException {
        Path without = Applications.bare();
        Path with = Applications.filtered();
        firstAfterStart.add(firstHandOver(environment, "/warm"));
        for (int i = 0; i < ROUNDS; i++) {
            bare.add(deploy(environment, without, BARE));
            environment.server().undeploy(BARE);
            filtered.add(deploy(environment, with, FILTERED));
            firstAfterDeployment.add(firstHandOver(environment, FILTERED));
            environment.server().undeploy(FILTERED);
        }
        Visitor visitor = new Visitor(environment.url("/warm")).signIn().join();
        for (int i = 0; i < WARM; i++) {
            double time = handOver(environment, visitor);
            if (i >= WARM / 2) {
                warm.add(time);
            }
        }
        handshake.add(Handshake.with(trusting, environment.scalekit().environmentUrl()));
    }

    private String[] row() {
        return new String[] {
            TestEnvironment.serverTitle(),
            figure(0, median(bare)),
            figure(0, median(filtered)),
            figure(0, median(filtered) - median(bare)),
            figure(0, median(firstAfterStart)),
            figure(0, median(firstAfterDeployment)),
            figure(1, median(warm)),
            figure(1, median(handshake)),
            Integer.toString(filtered.size())
        };
    }

    private static double deploy(TestEnvironment environment, Path war, String context) {
        return DeploymentTime.of(
                environment, context, () -> environment.server().deploy(war, context));
    }

    private static double firstHandOver(TestEnvironment environment, String context) throws InterruptedException {
        Visitor visitor = new Visitor(environment.url(context));
        visitor.open("/login.html").join();
        Thread.sleep(TO_SIGN_IN.toMillis());
        return handOver(environment, visitor.signIn().join());
    }

    private static double handOver(TestEnvironment environment, Visitor visitor) {
        URI handOver =
                visitor.arrive(environment.scalekit().newLoginRequest().query()).join();
        long begin = System.nanoTime();
        visitor.handOver(handOver).join();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
