// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A list of the last 10,000 entries, oldest first. Older entries are dropped so that a long run needs little memory. */
final class BoundedLog<E> {

    private static final int LIMIT = 10_000;

    private final Deque<E> entries = new ArrayDeque<>();

    synchronized void add(E entry) {
        if (entries.size() == LIMIT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    synchronized void clear() {
        entries.clear();
    }

    synchronized List<E> entries() {
        return List.copyOf(entries);
    }
}
