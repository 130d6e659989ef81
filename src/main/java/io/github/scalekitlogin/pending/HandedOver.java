// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The login requests Scalekit has the details for, so that none is handed over twice when its session has ended meanwhile,
 * or its link is opened in another. Remembers the last 10,000, as long as a login request may wait. Thread-safe.
 */
public final class HandedOver {

    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Long> until = new LinkedHashMap<>();

    /** Creates an empty memory; {@code clock} decides what is forgotten. */
    public HandedOver(InstantSource clock) {
        this.clock = clock;
    }

    /** Remembers a login request. */
    public synchronized void add(String loginRequestId) {
        long now = clock.millis();
        until.remove(loginRequestId);
        until.put(loginRequestId, now + PendingLogins.LIFETIME.toMillis());
        Iterator<Long> oldestFirst = until.values().iterator();
        while (oldestFirst.hasNext() && (oldestFirst.next() <= now || until.size() > MOST)) {
            oldestFirst.remove();
        }
    }

    /** Returns whether Scalekit has the details for a login request already. */
    public synchronized boolean contains(String loginRequestId) {
        return until.getOrDefault(loginRequestId, 0L) > clock.millis();
    }
}
