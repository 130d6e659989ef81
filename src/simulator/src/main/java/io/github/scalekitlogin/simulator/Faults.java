// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The injected faults of each endpoint, in the order in which they take effect. */
final class Faults {

    private final Map<Endpoint, Deque<Fault>> injected = new EnumMap<>(Endpoint.class);

    synchronized void inject(Endpoint endpoint, Fault fault) {
        injected.computeIfAbsent(endpoint, unused -> new ArrayDeque<>()).add(fault);
    }

    /** Returns the fault for the next request and counts it. */
    synchronized Optional<Fault> next(Endpoint endpoint) {
        Deque<Fault> faults = injected.get(endpoint);
        if (faults == null || faults.isEmpty()) {
            return Optional.empty();
        }
        Fault fault = faults.poll();
        int left = fault.times() == Integer.MAX_VALUE ? Integer.MAX_VALUE : fault.times() - 1;
        if (left > 0) {
            faults.addFirst(fault.times(left));
        }
        return Optional.of(fault);
    }

    synchronized void clear() {
        injected.clear();
    }
}
