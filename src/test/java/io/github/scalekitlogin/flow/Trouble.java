// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/** What may be wrong with Scalekit, or on the way there: the rows of the table. */
enum Trouble {
    REFUSED("connection refused", url -> null),
    RESET("connection reset before an answer", Fault.reset()),
    STALL("no answer", Fault.stall(Duration.ofMinutes(2))),
    DRIP_OF_BODY("body drips, byte by byte", Fault.dripBody(Duration.ofMillis(150))),
    DRIP_OF_HEADER("headers drip, byte by byte", Fault.dripHeader(Duration.ofMillis(25))),
    UNAUTHORIZED("401", Fault.status(401)),
    NOT_FOUND("404", Fault.status(404)),
    TOO_MANY("429 with `Retry-After`", Fault.status(429, "Retry-After", "2")),
    FAILED("500", Fault.status(500)),
    UNAVAILABLE("503", Fault.status(503)),
    BROKEN_JSON("200 with broken JSON", Fault.invalidJson()),
    HUGE("200 with 16 MiB", Fault.hugeBody()),
    REDIRECT("302 to another address", url -> Fault.redirect(url.resolve(Trouble.ELSEWHERE)));

    /** Where no request may ever arrive. */
    static final String ELSEWHERE = "/elsewhere";

    final String title;
    private final Function<URI, Fault> fault;

    Trouble(String title, Fault fault) {
        this(title, url -> fault);
    }

    Trouble(String title, Function<URI, Fault> fault) {
        this.title = title;
        this.fault = fault;
    }

    /** Returns whether it can strike a single request: nobody sees a connection that a closed port refuses. */
    boolean canStrikeOnce() {
        return this != REFUSED;
    }

    void begin(ScalekitSimulator scalekit, Endpoint endpoint, boolean once) {
        if (this == REFUSED) {
            scalekit.goDown();
        } else {
            Fault lasting = fault.apply(scalekit.environmentUrl());
            scalekit.inject(endpoint, once ? lasting.times(1) : lasting);
        }
    }

    static void end(ScalekitSimulator scalekit) {
        scalekit.clearFaults();
        scalekit.comeBack();
    }
}
