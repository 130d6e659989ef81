// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** The application's own session and its user reach the other node with the filter exactly as without it. */
final class ReplicationCases {

    private ReplicationCases() {}

    static List<ClusterCase> all() {
        return List.of(new ClusterCase("The cart and the user reach the other node", true, cluster -> {
            String control = seenAtB(cluster, Shop.CONTROL);
            assertThat(control).as("without the filter").isEqualTo("tea, alice");
            for (Shop shop : cluster.engine().logins()) {
                assertThat(seenAtB(cluster, shop)).as(shop.context()).isEqualTo(control);
            }
            return "as without the filter";
        }));
    }

    private static String seenAtB(Cluster cluster, Shop shop) {
        Visitor alice = Visitor.of(cluster, shop, "alice")
                .at("A")
                .fillCart()
                .signInAsUsual()
                .at("B");
        return Stream.of("#cart", "#user")
                .map(selector -> alice.open("/home").find(selector).text())
                .reduce((cart, user) -> cart + ", " + user)
                .orElseThrow();
    }
}
