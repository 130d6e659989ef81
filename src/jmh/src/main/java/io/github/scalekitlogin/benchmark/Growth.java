// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.flow.TestEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hand-overs per second, by Scalekit's latency and by the number of concurrent users. */
final class Growth {

    private static final List<Integer> LATENCIES = Smoke.choose(List.of(5, 50, 200, 1_000), List.of(5));
    private static final List<Integer> CROWDS = Smoke.choose(List.of(1, 10, 100, 500, 2_000), List.of(1, 10));
    private static final int CROWD = Smoke.choose(500, 10);
    private static final int LATENCY = 50;
    /** The crowds before the measurement, until the JVM has compiled what they need. */
    private static final List<Integer> WARM_UP_CROWDS =
            Smoke.choose(List.of(100, 100, 500, 500, 500, 500, 500, 2_000, 2_000, 2_000), List.of(10));

    private static final List<Integer> LIMITS = List.of(64, 1_000);

    private final Table table =
            new Table("server, limit", "users", "Scalekit takes", "hand-overs/s", "processors", "new TLS connections");
    private final Plot byLatency = new Plot("Scalekit's latency in ms, " + CROWD + " users at once", LATENCIES);
    private final Plot byCrowd = new Plot("users at once, Scalekit takes " + LATENCY + " ms", CROWDS);

    private Growth() {}

    static String measure() throws IOException, InterruptedException {
        Growth growth = new Growth();
        for (String server : Servers.named("tomcat11", "wildfly")) {
            Servers.use(server);
            growth.on();
        }
        Benchmarks.draw("growth.svg", Plot.sideBySide("hand-overs per second", growth.byLatency, growth.byCrowd));
        return "![Hand-overs per second against Scalekit's latency and against the number of users](../pictures/growth.svg)\n\n"
                + growth.table;
    }

    private void on() throws IOException, InterruptedException {
        try (ServerByTls server = ServerByTls.with(
                Map.of("/limit64", Applications.filtered(64), "/limit1000", Applications.filtered(1_000)))) {
            BareServer scalekit = server.scalekit();
            for (int limit : LIMITS) {
                String title = TestEnvironment.serverTitle() + ", " + figure(0, limit);
                Rush users = Rush.signedIn(
                        server.environment().server().url("/limit" + limit), CROWDS.get(CROWDS.size() - 1));
                for (int crowd : WARM_UP_CROWDS) {
                    System.out.printf("warm-up, %d users: %s%n", crowd, users.during(crowd, scalekit, 5));
                }
                List<Double> perLatency = new ArrayList<>();
                for (int latency : LATENCIES) {
                    perLatency.add(row(title, users, scalekit, CROWD, latency));
                }
                byLatency.line(title, perLatency);
                List<Double> perCrowd = new ArrayList<>();
                for (int crowd : CROWDS) {
                    perCrowd.add(row(title, users, scalekit, crowd, LATENCY));
                }
                byCrowd.line(title, perCrowd);
            }
        }
    }

    private double row(String title, Rush users, BareServer scalekit, int crowd, int latency)
            throws InterruptedException {
        int connections = scalekit.connections();
        Rush.Outcome outcome = users.during(crowd, scalekit, latency);
        if (outcome.failures() > 0) {
            throw new IllegalStateException(title + ", " + crowd + " users, " + latency + " ms: " + outcome);
        }
        table.row(
                title,
                figure(0, crowd),
                latency + " ms",
                figure(0, outcome.perSecond()),
                figure(0, 100 * outcome.busy()) + " %",
                figure(0, scalekit.connections() - connections));
        System.out.printf("%s, %d users, %d ms: %s%n", title, crowd, latency, outcome);
        return outcome.perSecond();
    }
}
