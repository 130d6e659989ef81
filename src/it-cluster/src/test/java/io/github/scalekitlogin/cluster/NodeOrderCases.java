// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.util.List;
import java.util.stream.Collectors;

/** Both nodes run, and the requests of a login reach one or the other. */
final class NodeOrderCases {

    private static final List<String> NODES = List.of("A", "B");

    private NodeOrderCases() {}

    static List<ClusterCase> all() {
        return List.of(
                each(
                        "Sticky sessions",
                        (cluster, shop) -> Visitor.of(cluster, shop, "alice")
                                .at(Visitor.STICKY)
                                .arrive()
                                .finish()
                                .assertConnected()),
                each("Arrival, sign-in and hand-over on A or B, in all orders", NodeOrderCases::inAllOrders),
                each(
                        "Each request on the other node",
                        (cluster, shop) -> Visitor.of(cluster, shop, "alice")
                                .at(Visitor.ROUND_ROBIN)
                                .arrive()
                                .finish()
                                .assertConnected()),
                each(
                        "Question on A, answer on B",
                        (cluster, shop) -> Visitor.of(cluster, shop, "alice")
                                .at("A")
                                .signInAsUsual()
                                .arrive()
                                .at("B")
                                .finish()
                                .assertConnected()));
    }

    private static ClusterCase each(String title, ShopCheck check) {
        return new ClusterCase(title, true, cluster -> ShopCheck.inEachShop(cluster, check));
    }

    private static String inAllOrders(Cluster cluster, Shop shop) {
        return NODES.stream()
                .flatMap(arrival -> NODES.stream()
                        .flatMap(signIn -> NODES.stream()
                                .map(handOver -> Visitor.of(cluster, shop, "alice")
                                        .at(arrival)
                                        .arrive()
                                        .at(signIn)
                                        .signInUpToHandOver()
                                        .at(handOver)
                                        .goOn()
                                        .finish()
                                        .assertConnected())))
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
