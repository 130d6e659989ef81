// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Node A dies as with {@code kill -9}. It dies once for all cases: a person for each case and each kind of login has come to the
 * moment that the case is about, and goes on afterwards.
 */
final class NodeDeathCases {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SLOW = Duration.ofSeconds(60);
    private static final String CALLBACK = "a[href*='partner:callback']";
    private static final String LOCAL = "Without replication, sticky: a node dies with the login page shown";
    private static final String RESTARTED = "Without replication: the node starts again with the login page shown";
    private static final String ROLLING = "One node starts again, then the other one stops, with the login page shown";
    private static final List<String> MODES = List.of(Visitor.STICKY, "A");

    private Cluster prepared;
    private boolean isDead;
    private final Map<String, Map<Shop, Visitor>> people = new LinkedHashMap<>();
    private final Map<Visitor, Visitor> secondTabs = new LinkedHashMap<>();
    private final Map<Visitor, CompletableFuture<Visitor>> waiting = new LinkedHashMap<>();

    /** When the node dies. */
    private enum Moment {
        ARRIVAL("after the arrival"),
        LOGIN_PAGE("with the login page shown"),
        SIGN_IN("after the sign-in"),
        CONFIRM_PAGE("with the question shown"),
        TWO_TABS("with two tabs open"),
        SUBMISSION("between submission and answer; Scalekit accepts the second one"),
        REFUSED("between submission and answer; Scalekit refuses the second one");

        private final String words;

        Moment(String words) {
            this.words = words;
        }
    }

    List<ClusterCase> all() {
        List<ClusterCase> cases = new ArrayList<>();
        for (String mode : MODES) {
            for (Moment moment : Moment.values()) {
                String title = title(moment, mode);
                cases.add(new ClusterCase(
                        title, true, ClusterCase.Nodes.UNCHANGED, cluster -> goOn(cluster, title, moment)));
            }
        }
        cases.add(new ClusterCase(
                LOCAL, true, ClusterCase.Nodes.UNCHANGED, cluster -> goOn(cluster, LOCAL, Moment.LOGIN_PAGE)));
        cases.add(new ClusterCase(RESTARTED, false, this::startAgain));
        cases.add(new ClusterCase(ROLLING, false, this::endOtherNode));
        return cases;
    }

    private static String title(Moment moment, String mode) {
        return "A node dies " + moment.words + (mode.equals(Visitor.STICKY) ? ", sticky" : ", not sticky");
    }

    private String goOn(Cluster cluster, String title, Moment moment) {
        prepare(cluster);
        Map<Shop, String> results = new LinkedHashMap<>();
        people.get(title).forEach((shop, visitor) -> results.put(shop, goOn(cluster, visitor, moment)));
        return ShopCheck.summary(results);
    }

    private String goOn(Cluster cluster, Visitor visitor, Moment moment) {
        return switch (moment) {
            case ARRIVAL, SIGN_IN -> visitor.goOn().finish().assertConnected();
            case LOGIN_PAGE, CONFIRM_PAGE -> visitor.finish().assertConnected();
            case TWO_TABS -> {
                // A container that remembers one address only may bring one tab to the login request of the other one.
                Visitor other = secondTabs.get(visitor).finish();
                String first = visitor.finish().assertConnected();
                String second = other.assertConnected();
                yield first.equals(second) ? "both: " + first : "first tab: " + second + ", second tab: " + first;
            }
            case SUBMISSION -> {
                waiting.get(visitor).join().at(Visitor.ROUND_ROBIN);
                yield visitor.finish().assertConnected();
            }
            case REFUSED -> {
                waiting.get(visitor).join().at(Visitor.ROUND_ROBIN);
                cluster.scalekit().inject(Endpoint.USER, Fault.status(404));
                try {
                    visitor.finish();
                    assertThat(visitor.isAtConsent()).as("refused: %s", visitor).isFalse();
                    assertThat(visitor.page().text())
                            .as("the page after the refusal")
                            .doesNotContainIgnoringCase("expired");
                } finally {
                    cluster.scalekit().clearFaults();
                }
                visitor.click(CALLBACK);
                yield "page with a link to Scalekit, then " + visitor.assertConnected();
            }
        };
    }

    /** Node A has started again, and its own sessions are gone. */
    private String startAgain(Cluster cluster) {
        prepare(cluster);
        cluster.startBoth();
        return goOn(cluster, RESTARTED, Moment.LOGIN_PAGE);
    }

    /** Node A has started again, and had to get the sessions from node B in time. */
    private String endOtherNode(Cluster cluster) {
        prepare(cluster);
        cluster.startBoth();
        cluster.b().stop();
        String control = people.get(ROLLING).get(Shop.CONTROL).cart();
        Visitor visitor = people.get(ROLLING).get(Shop.SESSION);
        assertThat(visitor.cart()).as("the cart, as without the filter").isEqualTo(control);
        String result = visitor.finish().assertConnected();
        return control.equals("tea") ? result : "the server loses the session, as without the filter; " + result;
    }

    /** Brings everybody to his or her moment, and kills node A. */
    private void prepare(Cluster cluster) {
        if (prepared == cluster) {
            assertThat(isDead)
                    .as("everybody came to the moment of his or her case")
                    .isTrue();
            return;
        }
        prepared = cluster;
        isDead = false;
        cluster.startBoth();
        people.clear();
        waiting.clear();
        secondTabs.clear();
        for (Moment moment : Moment.values()) {
            if (moment == Moment.SUBMISSION) {
                cluster.scalekit().inject(Endpoint.USER, Fault.stallInBody(SLOW));
            }
            for (String mode : MODES) {
                Map<Shop, Visitor> visitors = new LinkedHashMap<>();
                for (Shop shop : cluster.engine().logins()) {
                    visitors.put(shop, at(moment, atNodeA(cluster, shop, mode)));
                }
                people.put(title(moment, mode), visitors);
            }
        }
        people.put(LOCAL, Map.of(Shop.LOCAL, at(Moment.LOGIN_PAGE, atNodeA(cluster, Shop.LOCAL, Visitor.STICKY))));
        people.put(RESTARTED, Map.of(Shop.LOCAL, at(Moment.LOGIN_PAGE, atNodeA(cluster, Shop.LOCAL, "A"))));
        Visitor withCart = atNodeA(cluster, Shop.SESSION, "A").fillCart().arrive();
        Visitor withoutFilter = atNodeA(cluster, Shop.CONTROL, "A").fillCart();
        people.put(ROLLING, Map.of(Shop.SESSION, withCart, Shop.CONTROL, withoutFilter));
        waiting.keySet()
                .forEach(visitor -> Waiting.until(
                        "Scalekit has the details of " + visitor.login(),
                        PATIENCE,
                        () -> !visitor.submissions().isEmpty()));
        cluster.a().kill();
        cluster.scalekit().clearFaults();
        isDead = true;
    }

    private Visitor at(Moment moment, Visitor visitor) {
        switch (moment) {
            case ARRIVAL -> visitor.arriveUpToLogin();
            case LOGIN_PAGE -> visitor.arrive();
            case SIGN_IN -> visitor.arrive().signInUpToHandOver();
            case CONFIRM_PAGE -> visitor.signInAsUsual().arrive();
            case TWO_TABS -> {
                visitor.arrive();
                secondTabs.put(visitor, visitor.inAnotherTab().arrive());
            }
            case SUBMISSION, REFUSED ->
                // A page that reloads itself must not reach node B before its case begins.
                waiting.put(
                        visitor,
                        visitor.arrive().signInUpToHandOver().at("only-A").goOnMeanwhile());
        }
        return visitor;
    }

    /** Returns somebody whose requests reach node A. */
    private static Visitor atNodeA(Cluster cluster, Shop shop, String mode) {
        Visitor visitor = Visitor.of(cluster, shop, "alice").at(mode);
        return visitor.isServedBy("A") ? visitor : atNodeA(cluster, shop, mode);
    }
}
