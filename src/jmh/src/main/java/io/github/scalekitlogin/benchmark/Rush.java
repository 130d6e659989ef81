// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Many people, each of whom comes with one login request after the other and hands it over. */
final class Rush {

    private static final int SIGNING_IN = 50;
    private static final Duration MEASURED = Duration.ofMillis(Smoke.choose(2_500, 200));

    private final List<Visitor> people = new ArrayList<>();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean over;

    /**
     * What came of it.
     *
     * @param perSecond hand-overs
     * @param busy how much of the processors' time was used, by whatever runs on the machine
     * @param failures answers that were no hand-over
     */
    record Outcome(double perSecond, double busy, int failures) {}

    /** Signs so many people in. */
    static Rush signedIn(URI application, int size) {
        Rush rush = new Rush();
        while (rush.people.size() < size) {
            List<CompletableFuture<Visitor>> some = new ArrayList<>();
            for (int i = 0; i < SIGNING_IN; i++) {
                some.add(new Visitor(application).signIn());
            }
            some.forEach(visitor -> rush.people.add(visitor.join()));
        }
        return rush;
    }

    /** Lets so many of them come at once. */
    Outcome during(int concurrency, BareServer scalekit, long latencyMillis) throws InterruptedException {
        over = false;
        failed.set(0);
        scalekit.delay(latencyMillis);
        List<CompletableFuture<Void>> all = people.subList(0, concurrency).stream()
                .map(this::comeAgainAndAgain)
                .toList();
        Thread.sleep(Math.max(1_000, 2 * latencyMillis));
        handedOver.set(0);
        system.getCpuLoad();
        long begin = System.nanoTime();
        Thread.sleep(MEASURED.toMillis());
        double perSecond = handedOver.get() * 1e9 / (System.nanoTime() - begin);
        double busy = system.getCpuLoad();
        over = true;
        scalekit.delay(0);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return new Outcome(perSecond, busy, failed.get());
    }

    private CompletableFuture<Void> comeAgainAndAgain(Visitor visitor) {
        return visitor.arrive()
                .thenCompose(visitor::handOver)
                .handle((callback, failure) ->
                        failure == null ? handedOver.incrementAndGet() : failed.incrementAndGet())
                .thenCompose(counted -> over ? CompletableFuture.completedFuture(null) : comeAgainAndAgain(visitor));
    }
}
