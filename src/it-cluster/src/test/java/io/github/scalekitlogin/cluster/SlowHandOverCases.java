// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Scalekit answers late. The session must not be locked meanwhile. */
final class SlowHandOverCases {

    private static final Duration SLOW = Duration.ofSeconds(6);
    private static final int PAGES = 5;
    private static final Duration LIMIT = Duration.ofMillis(1_500);

    private SlowHandOverCases() {}

    static List<ClusterCase> all() {
        return List.of(
                new ClusterCase(
                        "Scalekit answers after 6 seconds; the same person opens pages on the other node",
                        true,
                        SlowHandOverCases::openPagesMeanwhile),
                new ClusterCase(
                        "Scalekit answers after 6 seconds; each request on the other node",
                        true,
                        SlowHandOverCases::waitOnBothNodes));
    }

    private static String openPagesMeanwhile(Cluster cluster) {
        Visitor alice = Visitor.of(cluster, cluster.engine().anyLogin(), "alice")
                .at("A")
                .arrive()
                .signInUpToHandOver();
        CompletableFuture<Visitor> handOver = beginSlowly(cluster, alice);
        alice.withPagesAt("B");
        Duration longest = Duration.ZERO;
        for (int i = 0; i < PAGES; i++) {
            long start = System.nanoTime();
            assertThat(alice.open("/home").find("#user").text()).isEqualTo("alice");
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            assertThat(time).as("page %s at B while A waits for Scalekit", i).isLessThan(LIMIT);
            longest = time.compareTo(longest) > 0 ? time : longest;
        }
        assertThat(alice.submissions()).as("Scalekit has not answered yet").isEmpty();
        Figures.note(cluster, "slowest page during a hand-over of 6 s: %s ms", longest.toMillis());
        cluster.scalekit().clearFaults();
        handOver.join().finish();
        return "pages within 1.5 s, then " + alice.assertConnected();
    }

    private static String waitOnBothNodes(Cluster cluster) {
        Visitor alice = Visitor.of(cluster, cluster.engine().anyLogin(), "alice")
                .at("A")
                .arrive()
                .signInUpToHandOver();
        CompletableFuture<Visitor> handOver = beginSlowly(cluster, alice.at(Visitor.ROUND_ROBIN));
        handOver.join();
        cluster.scalekit().clearFaults();
        alice.finish();
        assertThat(alice.open("/home").find("#user").text()).as("the session").isEqualTo("alice");
        return alice.assertConnected();
    }

    private static CompletableFuture<Visitor> beginSlowly(Cluster cluster, Visitor visitor) {
        cluster.scalekit().inject(Endpoint.USER, Fault.stall(SLOW));
        CompletableFuture<Visitor> handOver = visitor.goOnMeanwhile();
        Waiting.until("the submission has reached Scalekit", Duration.ofSeconds(10), visitor::isSubmitting);
        return handOver;
    }
}
