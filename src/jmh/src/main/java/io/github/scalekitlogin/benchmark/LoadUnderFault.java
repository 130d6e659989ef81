// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.flow.Wars;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Response times of other pages while Scalekit does not answer and many users wait for their hand-over. */
final class LoadUnderFault {

    private static final String CONTEXT = "/plain";
    private static final int PER_SECOND = Integer.getInteger("load.rate", 200);
    private static final int SECONDS = Smoke.choose(8, 1);
    private static final int WARM_UP_SECONDS = Smoke.choose(10, 1);
    private static final int COLD = Smoke.choose(1_000, 20);
    private static final int SLOW = Smoke.choose(2_000, 20);
    private static final int STALLED = Smoke.choose(1_000, 20);
    private static final Duration TWO_HUNDRED = Duration.ofMillis(200);
    private static final Duration MINUTES = Duration.ofMinutes(2);

    private final TestEnvironment environment;
    private final ScalekitSimulator scalekit;
    private final PrintStream out;

    private LoadUnderFault(TestEnvironment environment, PrintStream out) {
        this.environment = environment;
        this.scalekit = environment.scalekit();
        this.out = out;
    }

    static String measure() throws IOException, InterruptedException {
        Table table = new Table(
                "server",
                "throughput",
                "median",
                "p99",
                SLOW + " at 200 ms",
                "token calls of " + COLD + " cold",
                STALLED + " stalled");
        for (String server : Servers.named("wildfly", "payara")) {
            Servers.use(server);
            try (TestEnvironment environment = TestEnvironment.set(0, Map.of(CONTEXT, Wars.build("plain")))) {
                table.row(new LoadUnderFault(environment, System.out).run());
            }
        }
        return table.toString();
    }

    private String[] run() throws IOException, InterruptedException {
        out.printf(
                "%nOn %s, %d processors%n",
                TestEnvironment.serverTitle(), Runtime.getRuntime().availableProcessors());

        Crowd cold = Crowd.signedIn(environment, CONTEXT, COLD);
        scalekit.inject(Endpoint.TOKEN, Fault.stall(TWO_HUNDRED));
        out.printf(
                "%d users at once, no token yet:%n  %s%n", COLD, cold.handOver().join());
        int tokens = scalekit.requestsTo(Endpoint.TOKEN).size();
        out.printf("  token calls: %d%n", tokens);
        scalekit.clearFaults();

        Crowd slow = Crowd.signedIn(environment, CONTEXT, SLOW);
        scalekit.inject(Endpoint.USER, Fault.stall(TWO_HUNDRED));
        long begin = System.nanoTime();
        Map<String, Long> ends = slow.handOver().join();
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf("%d users at once, Scalekit takes 200 ms:%n  %s in %.1f s%n", SLOW, ends, seconds);
        scalekit.clearFaults();

        Crowd stalled = Crowd.signedIn(environment, CONTEXT, STALLED);
        Process load = secondProcess(environment.url(CONTEXT + "/index"));
        try (BufferedReader figures =
                new BufferedReader(new InputStreamReader(load.getInputStream(), StandardCharsets.UTF_8))) {
            measure(load, figures, WARM_UP_SECONDS);
            SteadyLoad.Figures before = measure(load, figures, SECONDS);
            scalekit.inject(Endpoint.USER, Fault.stall(MINUTES));
            CompletableFuture<Map<String, Long>> stalledEnds = stalled.handOver();
            // All of them wait by then; the first ones fail after scalekit.timeout, ten seconds.
            Thread.sleep(1_000);
            SteadyLoad.Figures during = measure(load, figures, SECONDS);
            out.printf("%d users wait, Scalekit stalls; %d plain pages a second:%n", STALLED, PER_SECOND);
            out.printf("  before %s%n  during %s%n  users: %s%n", before, during, stalledEnds.join());
            return new String[] {
                TestEnvironment.serverTitle(),
                figure(1, 100 * during.perSecond() / before.perSecond()) + " %",
                figure(2, (double) during.p50Micros() / before.p50Micros()) + " x",
                figure(2, (double) during.p99Micros() / before.p99Micros()) + " x",
                ends + " in " + figure(1, seconds) + " s",
                Integer.toString(tokens),
                stalledEnds.join().toString()
            };
        } finally {
            scalekit.clearFaults();
            load.destroy();
            load.waitFor();
        }
    }

    private static SteadyLoad.Figures measure(Process load, BufferedReader figures, int seconds) throws IOException {
        load.getOutputStream().write((seconds + "\n").getBytes(StandardCharsets.UTF_8));
        load.getOutputStream().flush();
        return SteadyLoad.Figures.parse(figures.readLine());
    }

    private static Process secondProcess(URI page) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of("src", "jmh", "target", "classes").toString(),
                        SteadyLoad.class.getName(),
                        page.toString(),
                        Integer.toString(PER_SECOND))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
