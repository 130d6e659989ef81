// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class MovableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void move(Duration span) {
        now = now.plus(span);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
