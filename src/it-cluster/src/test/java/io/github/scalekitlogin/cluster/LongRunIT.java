// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.simulator.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many logins while one node after the other is killed and started again. */
@Tag("long")
class LongRunIT {

    private static final int LOGINS = Integer.getInteger("long-run.logins");
    private static final int BROWSERS = 6;
    /** How long a person may look at the login page. */
    private static final int MAX_THINKING_MILLIS = 6_000;

    private static final int MAX_PAUSE_MILLIS = 3_000;

    static List<Engine> engines() {
        return Engine.selected();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldLoseNoLogin(Engine engine) throws InterruptedException, ExecutionException {
        try (Cluster cluster = Cluster.start(engine)) {
            ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
            AtomicInteger number = new AtomicInteger();
            ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < BROWSERS; i++) {
                running.add(browsers.submit(() -> {
                    for (int next = number.getAndIncrement(); next < LOGINS; next = number.getAndIncrement()) {
                        login(cluster, next, lost);
                    }
                }));
            }
            int deaths = killAndRestart(cluster, running);
            for (Future<?> each : running) {
                each.get();
            }
            browsers.shutdown();
            report(cluster, deaths);
            assertThat(lost).isEmpty();
            assertThat(deaths).as("nodes killed").isPositive();
        }
    }

    /** Each login is another person's. */
    private static void login(Cluster cluster, int number, ConcurrentLinkedQueue<String> lost) {
        boolean own = number % 2 == 0 || !cluster.engine().logins().contains(Shop.CODE);
        Shop shop = own ? Shop.SESSION : Shop.CODE;
        String name = shop == Shop.SESSION ? "person-" + number : number % 4 == 1 ? "alice" : "bob";
        Visitor visitor = Visitor.of(cluster, shop, name).at(Visitor.STICKY);
        try {
            visitor.arrive();
            pause(ThreadLocalRandom.current().nextInt(MAX_THINKING_MILLIS));
            visitor.finish().assertConnected();
        } catch (AssertionError | RuntimeException e) {
            lost.add(visitor + ": " + e.getMessage());
        }
    }

    /** Kills one node after the other until all logins are done; returns how many. */
    private static int killAndRestart(Cluster cluster, List<Future<?>> running) {
        int deaths = 0;
        while (!running.stream().allMatch(Future::isDone)) {
            Node node = deaths % 2 == 0 ? cluster.a() : cluster.b();
            LockSupport.parkNanos(
                    Duration.ofMillis(500 + ThreadLocalRandom.current().nextInt(MAX_PAUSE_MILLIS))
                            .toNanos());
            node.kill();
            deaths++;
            cluster.startBoth();
        }
        return deaths;
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static void report(Cluster cluster, int deaths) {
        List<Submission> submissions = cluster.scalekit().submissions();
        Map<String, Long> byLogin =
                submissions.stream().collect(Collectors.groupingBy(Submission::loginRequestId, Collectors.counting()));
        long twice = byLogin.values().stream().filter(count -> count > 1).count();
        Figures.note(
                cluster,
                "long run: %s logins, %s deaths of a node, %s submissions, %s login requests submitted more than once",
                LOGINS,
                deaths,
                submissions.size(),
                twice);
    }
}
