// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that wait at each endpoint; used up in the order in which they were injected. */
final class Faults {

    private final Map<Endpoint, Deque<Fault>> waiting = new EnumMap<>(Endpoint.class);

    synchronized void inject(Endpoint endpoint, Fault fault) {
        waiting.computeIfAbsent(endpoint, unused -> new ArrayDeque<>()).add(fault);
    }

    synchronized Optional<Fault> take(Endpoint endpoint) {
        Deque<Fault> faults = waiting.get(endpoint);
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
        waiting.clear();
    }
}
