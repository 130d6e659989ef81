// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.flow.TestEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The processor time of a server for each hand-over, and where it goes, by async-profiler inside the server. */
final class CpuTime {

    private static final int USERS = Smoke.choose(50, 5);
    private static final int WARM_UPS = Smoke.choose(10, 1);
    private static final int MEASURED = Smoke.choose(4, 1);
    /** So many users do not keep both processors busy. */
    private static final int LATENCY = 100;
    /** The kernel's timers are no finer. */
    private static final int INTERVAL_MILLIS = 4;

    private CpuTime() {}

    static String measure() throws IOException, InterruptedException {
        Table table = new Table(Stream.concat(
                        Stream.of("server", "processor time of a hand-over"),
                        Arrays.stream(FlameGraph.Owner.values()).map(owner -> owner.title))
                .toArray(String[]::new));
        for (String server : Servers.named("tomcat11")) {
            Servers.use(server);
            on(table);
        }
        return "![Where the processor time of a hand-over goes](../pictures/cpu.svg)\n\n"
                + "Microseconds, TLS to Scalekit included.\n\n" + table;
    }

    private static void on(Table table) throws IOException, InterruptedException {
        try (ServerByTls server = ServerByTls.with(Map.of("/limit1000", Applications.filtered(1_000)))) {
            BareServer scalekit = server.scalekit();
            Rush users = Rush.signedIn(server.environment().server().url("/limit1000"), USERS);
            for (int i = 0; i < WARM_UPS; i++) {
                users.during(USERS, scalekit, LATENCY);
            }
            Profiler profiler =
                    new Profiler(server.environment().server().pids().get(0), library());
            int before = scalekit.submissions();
            profiler.start(INTERVAL_MILLIS);
            for (int i = 0; i < MEASURED; i++) {
                users.during(USERS, scalekit, LATENCY);
            }
            FlameGraph graph = FlameGraph.of(
                    profiler.stop(Benchmarks.FOLDER.resolve("cpu.txt").toAbsolutePath()));
            double each = 1_000.0 * INTERVAL_MILLIS / (scalekit.submissions() - before);
            Benchmarks.draw("cpu.svg", graph.svg(each));
            LongStream samples = LongStream.concat(
                    LongStream.of(graph.samples()),
                    Arrays.stream(FlameGraph.Owner.values()).mapToLong(graph::samples));
            table.row(Stream.concat(
                            Stream.of(TestEnvironment.serverTitle()),
                            samples.mapToObj(count -> figure(0, count * each)))
                    .toArray(String[]::new));
        }
    }

    /** Unpacks async-profiler's library, which lies in its jar. */
    private static Path library() throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
        Path library = Files.createDirectories(Benchmarks.FOLDER)
                .resolve("libasyncProfiler.so")
                .toAbsolutePath();
        try (InputStream in = CpuTime.class.getResourceAsStream('/' + machine + "/libasyncProfiler.so")) {
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return library;
    }
}
