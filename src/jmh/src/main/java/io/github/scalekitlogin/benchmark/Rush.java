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

/** Concurrent users, each of whom hands over one login request after the other. */
final class Rush {

    private static final int SIGNING_IN = 50;
    private static final Duration MEASURED = Duration.ofMillis(Smoke.choose(2_500, 200));

    private final List<Visitor> users = new ArrayList<>();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean over;

    /**
     * The result of a measurement.
     *
     * @param perSecond hand-overs
     * @param busy load of the processors, of all processes of the machine
     * @param failures responses that were no hand-over
     */
    record Outcome(double perSecond, double busy, int failures) {}

    /** Signs in the given number of users. */
    static Rush signedIn(URI application, int size) {
        Rush rush = new Rush();
        while (rush.users.size() < size) {
            List<CompletableFuture<Visitor>> some = new ArrayList<>();
            for (int i = 0; i < SIGNING_IN; i++) {
                some.add(new Visitor(application).signIn());
            }
            some.forEach(visitor -> rush.users.add(visitor.join()));
        }
        return rush;
    }

    /** Measures with the given number of concurrent users. */
    Outcome during(int concurrency, BareServer scalekit, long latencyMillis) throws InterruptedException {
        over = false;
        failed.set(0);
        scalekit.delay(latencyMillis);
        List<CompletableFuture<Void>> all =
                users.subList(0, concurrency).stream().map(this::repeat).toList();
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

    private CompletableFuture<Void> repeat(Visitor visitor) {
        return visitor.arrive()
                .thenCompose(visitor::handOver)
                .handle((callback, failure) ->
                        failure == null ? handedOver.incrementAndGet() : failed.incrementAndGet())
                .thenCompose(counted -> over ? CompletableFuture.completedFuture(null) : repeat(visitor));
    }
}
