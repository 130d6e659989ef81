// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an ordinary page costs on the network between the nodes, compared with the same page without the filter. */
final class ReplicatedBytesCases {

    private static final int SESSIONS = 40;
    private static final int PAGES = 3;
    private static final int LOGINS = 20;
    private static final int MAX_STATE = 300;
    /** What heartbeats and acknowledgements may differ by. */
    private static final long NOISE = 60;

    private ReplicatedBytesCases() {}

    static List<ClusterCase> all() {
        return List.of(
                new ClusterCase(
                        "State that a login request adds to the session", false, ReplicatedBytesCases::wholeLogin),
                new ClusterCase("Bytes that an ordinary page replicates", false, cluster -> {
                    long control = perPage(cluster, () -> withCart(cluster, Shop.CONTROL));
                    long none = perPage(cluster, () -> withCart(cluster, Shop.SESSION));
                    long one = perPage(
                            cluster, () -> withCart(cluster, Shop.SESSION).arrive());
                    Figures.note(
                            cluster,
                            "bytes per page without the filter / none waiting / one waiting: %s / %s / %s",
                            control,
                            none,
                            one);
                    long allowed = cluster.engine().bytes("none-waiting", 0);
                    long allowedForOne = cluster.engine().bytes("one-waiting", 300);
                    assertThat(none)
                            .as("none waiting; without the filter %s", control)
                            .isLessThanOrEqualTo(control + allowed + NOISE);
                    assertThat(one)
                            .as("one waiting; without the filter %s", control)
                            .isLessThanOrEqualTo(control + allowedForOne + NOISE);
                    return (allowed == 0 ? "as without the filter" : "at most " + allowed + " more") + "; at most "
                            + allowedForOne + " more while a login request waits";
                }));
    }

    /** Notes what a login request costs beside the application's own login. */
    private static String wholeLogin(Cluster cluster) {
        signIn(cluster, Shop.CONTROL);
        connect(cluster);
        long start = cluster.bytesReplicated();
        for (int i = 0; i < LOGINS; i++) {
            signIn(cluster, Shop.CONTROL);
        }
        long control = (cluster.bytesReplicated() - start) / LOGINS;
        start = cluster.bytesReplicated();
        Visitor last = null;
        for (int i = 0; i < LOGINS; i++) {
            last = connect(cluster);
        }
        long all = (cluster.bytesReplicated() - start) / LOGINS;
        Visitor waiting = Visitor.of(cluster, Shop.SESSION, "alice").at("A").arrive();
        int state = waiting.open("/attributes")
                .body()
                .lines()
                .filter(line -> line.startsWith("io.github.scalekitlogin"))
                .mapToInt(String::length)
                .sum();
        Figures.note(
                cluster,
                "a login without the filter / with a login request: %s / %s bytes, %s requests of the browser to the application; "
                        + "state of a waiting login request: %s characters",
                control,
                all,
                last.requests(),
                state);
        assertThat(state).as("characters of names and values in the session").isBetween(1, MAX_STATE);
        return "at most " + MAX_STATE + " characters in the session";
    }

    private static void signIn(Cluster cluster, Shop shop) {
        Visitor.of(cluster, shop, "alice").at("A").signInAsUsual();
    }

    private static Visitor connect(Cluster cluster) {
        Visitor alice = Visitor.of(cluster, Shop.SESSION, "alice").at("A").arrive();
        alice.finish().assertConnected();
        return alice;
    }

    private static Visitor withCart(Cluster cluster, Shop shop) {
        return Visitor.of(cluster, shop, "alice").at("A").fillCart();
    }

    /** Takes many sessions: what a page sends depends on the node that owns its session. */
    private static long perPage(Cluster cluster, Supplier<Visitor> newVisitor) {
        List<Visitor> visitors = Stream.generate(newVisitor).limit(SESSIONS).toList();
        visitors.forEach(ReplicatedBytesCases::openPage);
        long before = cluster.bytesReplicated();
        for (int i = 0; i < PAGES; i++) {
            visitors.forEach(ReplicatedBytesCases::openPage);
        }
        return (cluster.bytesReplicated() - before) / PAGES / SESSIONS;
    }

    private static void openPage(Visitor visitor) {
        assertThat(visitor.open("/window").find("#cart").text()).isEqualTo("tea");
    }
}
