// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The processor time of a server for each hand-over, and where it goes, by async-profiler inside the server. */
final class CpuTime {

    private static final Path FOLDER = Path.of("src/jmh/target/benchmark");
    private static final Path PICTURES = Path.of("docs/pictures");
    private static final int USERS = Smoke.choose(50, 5);
    private static final int WARM_UPS = Smoke.choose(10, 1);
    private static final int MEASURED = Smoke.choose(4, 1);
    /** So many users do not keep both processors busy. */
    private static final int LATENCY = 100;
    /** The kernel's timers are no finer. */
    private static final int INTERVAL_MILLIS = 4;

    private CpuTime() {}

    static String measure() throws IOException, InterruptedException {
        Table table = new Table(
                "server",
                "processor time of a hand-over",
                "the filter",
                "Jersey, HK2, JSON",
                "the client of the JDK, with TLS",
                "the server",
                "the JVM and others");
        for (String server : Servers.named("tomcat11")) {
            Servers.use(server);
            on(table);
        }
        return "![Where the processor time of a hand-over goes](../pictures/cpu.svg)\n\n"
                + "Microseconds, TLS to Scalekit included.\n\n" + table;
    }

    private static void on(Table table) throws IOException, InterruptedException {
        Authority authority = new Authority();
        try (BareServer scalekit =
                        BareServer.openByTls(authority.serving("127.0.0.1").getServerSocketFactory());
                TestEnvironment environment = TestEnvironment.beside(
                        SimulatorSettings.defaults(),
                        authority.settings(
                                FOLDER.resolve("scalekit.p12"),
                                Map.of(
                                        "scalekit.environment-url",
                                        scalekit.url().toString(),
                                        "scalekit.confirm",
                                        "never")),
                        Map.of("/limit1000", Applications.filtered(1_000)))) {
            Rush users = Rush.signedIn(environment.server().url("/limit1000"), USERS);
            for (int i = 0; i < WARM_UPS; i++) {
                users.during(USERS, scalekit, LATENCY);
            }
            Profiler profiler = new Profiler(environment.server().pids().get(0), library());
            int before = scalekit.submissions();
            profiler.start(INTERVAL_MILLIS);
            for (int i = 0; i < MEASURED; i++) {
                users.during(USERS, scalekit, LATENCY);
            }
            FlameGraph graph =
                    FlameGraph.of(profiler.stop(FOLDER.resolve("cpu.txt").toAbsolutePath()));
            double each = 1_000.0 * INTERVAL_MILLIS / (scalekit.submissions() - before);
            Path folder = Benchmarks.areWritten() ? PICTURES : FOLDER;
            Files.writeString(folder.resolve("cpu.svg"), graph.svg(each));
            String[] cells = new String[FlameGraph.Owner.values().length + 2];
            cells[0] = TestEnvironment.serverTitle();
            cells[1] = figure(0, graph.samples() * each);
            for (FlameGraph.Owner owner : FlameGraph.Owner.values()) {
                cells[owner.ordinal() + 2] = figure(0, graph.samples(owner) * each);
            }
            table.row(cells);
        }
    }

    /** Unpacks async-profiler's library, which lies in its jar. */
    private static Path library() throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
        Path library =
                Files.createDirectories(FOLDER).resolve("libasyncProfiler.so").toAbsolutePath();
        try (InputStream in = CpuTime.class.getResourceAsStream('/' + machine + "/libasyncProfiler.so")) {
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return library;
    }
}
