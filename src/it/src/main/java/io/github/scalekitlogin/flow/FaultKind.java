// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import java.time.Duration;

/** Faults of Scalekit or of the connection to it: the rows of the table. */
enum FaultKind {
    REFUSED("connection refused", (on, at, times) -> on.scalekit().stop()),
    WRONG_NAME("certificate for another name", (on, at, times) -> on.presentForAnotherName(times)),
    EXPIRED("certificate expired", (on, at, times) -> on.presentExpired(times)),
    RESET("connection reset before an answer", Fault.reset()),
    STALL("no answer", Fault.stall(Duration.ofMinutes(2))),
    DRIP_OF_BODY("body drips, byte by byte", Fault.dripBody(Duration.ofMillis(150))),
    DRIP_OF_HEADER("headers drip, byte by byte", Fault.dripHeader(Duration.ofMillis(25))),
    UNAUTHORIZED("401", Fault.status(401)),
    NOT_FOUND("404", Fault.status(404)),
    TOO_MANY("429 with `Retry-After`", Fault.status(429, "Retry-After", "3")),
    FAILED("500", Fault.status(500)),
    UNAVAILABLE("503", Fault.status(503)),
    BROKEN_JSON("200 with broken JSON", Fault.invalidJson()),
    HUGE("200 with 16 MiB", Fault.hugeBody()),
    REDIRECT(
            "302 to another address",
            (on, at, times) -> on.scalekit()
                    .inject(
                            at,
                            Fault.redirect(on.scalekit().environmentUrl().resolve(FaultKind.ELSEWHERE))
                                    .times(times)));

    /** An address to which no request may be sent. */
    static final String ELSEWHERE = "/elsewhere";

    private static final int LASTING = 1_000;

    final String title;
    private final Beginning beginning;

    private interface Beginning {
        void of(FaultyEnvironment on, Endpoint at, int times);
    }

    FaultKind(String title, Fault fault) {
        this(title, (on, at, times) -> on.scalekit().inject(at, fault.times(times)));
    }

    FaultKind(String title, Beginning beginning) {
        this.title = title;
        this.beginning = beginning;
    }

    /** Returns whether it can affect a single request: refused connections cannot be counted. */
    boolean canStrikeOnce() {
        return this != REFUSED;
    }

    void begin(FaultyEnvironment on, Endpoint at, boolean once) {
        beginning.of(on, at, once ? 1 : LASTING);
    }
}
