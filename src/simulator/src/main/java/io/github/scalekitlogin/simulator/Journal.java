// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened, oldest first; the oldest is forgotten so that a long run stays small. */
final class Journal<E> {

    private static final int LIMIT = 10_000;

    private final Deque<E> entries = new ArrayDeque<>();

    synchronized void add(E entry) {
        if (entries.size() == LIMIT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    synchronized List<E> entries() {
        return List.copyOf(entries);
    }
}
