// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import static io.github.scalekitlogin.benchmark.Table.figure;

import io.github.scalekitlogin.flow.TestEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The same page of the same application on a real Tomcat, deployed three times: twice without the filter, to show
 * how much equal applications differ, and once with it. Requested in turns, so that other load on the machine affects all.
 */
final class OnTomcat {

    private static final int ROUNDS = Smoke.choose(150, 1);
    private static final int REQUESTS = Smoke.choose(100, 10);
    private static final int WARM_UP = Smoke.choose(50, 1);
    private static final List<String> CONTEXTS = List.of("/bare", "/alike", "/filtered");

    private OnTomcat() {}

    static String measure() {
        Servers.use("tomcat11");
        Path bare = Applications.bare();
        Map<String, Path> wars = Map.of("/bare", bare, "/alike", bare, "/filtered", Applications.filtered());
        try (TestEnvironment environment = TestEnvironment.set(0, wars)) {
            Table table = new Table(
                    "a page on " + TestEnvironment.serverTitle(),
                    "without the filter",
                    "with it",
                    "apart",
                    "two without it apart");
            table.row(row(environment, false));
            table.row(row(environment, true));
            return "Microseconds over loopback, median of %s requests each.\n\n%s"
                    .formatted(figure(0, (double) ROUNDS * REQUESTS), table);
        }
    }

    private static String[] row(TestEnvironment environment, boolean signedIn) {
        List<Visitor> visitors = new ArrayList<>();
        for (String context : CONTEXTS) {
            Visitor visitor = new Visitor(environment.url(context));
            visitors.add(signedIn ? visitor.signIn().join() : visitor);
        }
        ask(visitors, WARM_UP);
        double[] medians = ask(visitors, ROUNDS);
        double floor = (medians[0] + medians[1]) / 2;
        return new String[] {
            signedIn ? "signed in" : "anonymous",
            figure(1, floor),
            figure(1, medians[2]),
            figure(1, medians[2] - floor),
            figure(1, Math.abs(medians[0] - medians[1]))
        };
    }

    /** Returns the median of each application. */
    private static double[] ask(List<Visitor> visitors, int rounds) {
        double[][] micros = new double[visitors.size()][rounds * REQUESTS];
        for (int i = 0; i < rounds * REQUESTS; i++) {
            for (int turn = 0; turn < visitors.size(); turn++) {
                int which = (i + turn) % visitors.size();
                long begin = System.nanoTime();
                int status = visitors.get(which).open("/index").join().status();
                micros[which][i] = (System.nanoTime() - begin) / 1e3;
                if (status != 200) {
                    throw new IllegalStateException(CONTEXTS.get(which) + " answers " + status);
                }
            }
        }
        return Arrays.stream(micros)
                .mapToDouble(each -> Arrays.stream(each).sorted().toArray()[each.length / 2])
                .toArray();
    }
}
