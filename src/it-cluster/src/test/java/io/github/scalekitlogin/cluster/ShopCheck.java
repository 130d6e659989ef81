// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A case that is played in several variants of the shop. */
@FunctionalInterface
interface ShopCheck {

    String run(Cluster cluster, Shop shop);

    /** Returns the result for each kind of login, or one for all. */
    static String inEachShop(Cluster cluster, ShopCheck check) {
        Map<Shop, String> results = new LinkedHashMap<>();
        cluster.engine().logins().forEach(shop -> results.put(shop, check.run(cluster, shop)));
        return summary(results);
    }

    static String summary(Map<Shop, String> results) {
        Set<String> different = new TreeSet<>(results.values());
        return different.size() == 1
                ? different.iterator().next()
                : results.entrySet().stream()
                        .map(result -> result.getKey().context() + ": " + result.getValue())
                        .collect(Collectors.joining("; "));
    }
}
