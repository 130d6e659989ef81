// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bounded map whose entries expire. The oldest entry gives way when the map is full. Thread-safe.
 *
 * @param <V> the values
 */
public final class ExpiringMap<V> {

    private final int maxEntries;
    private final long lifetimeMillis;
    private final InstantSource clock;
    private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

    private record Entry<V>(V value, long until) {}

    /**
     * Creates an empty map.
     *
     * @param maxEntries how many entries it keeps
     * @param lifetime how long it keeps an entry
     * @param clock decides what has expired
     */
    public ExpiringMap(int maxEntries, Duration lifetime, InstantSource clock) {
        this.maxEntries = maxEntries;
        this.lifetimeMillis = lifetime.toMillis();
        this.clock = clock;
    }

    /** Puts a value as the newest entry. */
    public synchronized void put(String key, V value) {
        long now = clock.millis();
        entries.remove(key);
        entries.put(key, new Entry<>(value, now + lifetimeMillis));
        Iterator<Entry<V>> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext() && (oldestFirst.next().until <= now || entries.size() > maxEntries)) {
            oldestFirst.remove();
        }
    }

    /** Returns the value, or null if there is none or it has expired. */
    public synchronized V get(String key) {
        Entry<V> entry = entries.get(key);
        return entry == null || entry.until <= clock.millis() ? null : entry.value;
    }

    /** Removes an entry. Returns its value, or null if there is none or it has expired. */
    public synchronized V remove(String key) {
        V value = get(key);
        entries.remove(key);
        return value;
    }
}
