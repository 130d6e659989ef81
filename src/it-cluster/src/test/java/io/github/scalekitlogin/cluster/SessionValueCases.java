// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whatever is in the session under the filter's names, the application keeps its own values. */
final class SessionValueCases {

    private static final String PREFIX = "io.github.scalekitlogin.login.";
    private static final String PENDING_UNTIL = "io.github.scalekitlogin.pendingUntil";

    private SessionValueCases() {}

    static List<ClusterCase> all() {
        return List.of(
                new ClusterCase(
                        "Session values of a newer release, or damaged", false, SessionValueCases::unknownTexts),
                new ClusterCase(
                        "Strict serialization: class name filter (Tomcat), ProtoStream (WildFly), Kryo (Redisson)",
                        false,
                        cluster -> Visitor.of(cluster, Shop.STRICT, "alice")
                                .at("A")
                                .fillCart()
                                .arrive()
                                .at("B")
                                .finish()
                                .assertConnectedWithCart()),
                new ClusterCase("Roll-out and rollback: one node has no filter", false, SessionValueCases::mixed),
                new ClusterCase(
                        "Roll-out over a release that stored classes", false, SessionValueCases::previousRelease));
    }

    private static String unknownTexts(Cluster cluster) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(PREFIX + "lri_newer", "2 new-state zz1 ABC extra fields");
        values.put(PREFIX + "lri_status", "1 state mcx1 UNKNOWN alice");
        values.put(PREFIX + "lri_damaged", "1 %zz \u0000 - -");
        values.put(PREFIX + "lri_empty", "");
        Visitor alice = Visitor.of(cluster, Shop.SESSION, "alice").at("A").fillCart();
        values.forEach(alice::setAttribute);
        alice.at("B");
        assertThat(alice.cart()).isEqualTo("tea");
        alice.setAttribute(PENDING_UNTIL, "soon");
        alice.at("A");
        assertThat(alice.cart()).isEqualTo("tea");
        return alice.arrive().at("B").finish().assertConnectedWithCart();
    }

    private static String mixed(Cluster cluster) {
        Visitor alice =
                Visitor.of(cluster, Shop.MIXED, "alice").at("A").fillCart().arrive();
        alice.at("B");
        assertThat(alice.cart()).as("on the node without the filter").isEqualTo("tea");
        alice.setAttribute("seen", "by B");
        return alice.at("A").finish().assertConnectedWithCart();
    }

    private static String previousRelease(Cluster cluster) {
        Visitor alice = Visitor.of(cluster, Shop.PREVIOUS, "alice").at("A").fillCart();
        assertThat(alice.open("/attributes?name=io.github.scalekitlogin.pending.lri_0&class="
                                + PreviousRelease.STORED_CLASS)
                        .status())
                .isEqualTo(200);
        alice.at("B");
        assertThat(alice.cart()).as("the cart on the node with the filter").isEqualTo("tea");
        return alice.arrive().finish().assertConnectedWithCart();
    }
}
