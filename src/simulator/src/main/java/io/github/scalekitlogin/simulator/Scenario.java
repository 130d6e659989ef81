// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.time.Duration;
import java.util.Map;

/** Troubles in the field, by name: each sets the faults that make the simulator behave so until another is played. */
public enum Scenario {
    /** Everything works. */
    NORMAL(Map.of()),
    /** The user endpoint knows no login request: expired, or the connection id is wrong. */
    UNKNOWN_LOGIN_REQUEST(Map.of(Endpoint.USER, Fault.status(404))),
    /** The client id or secret is refused. */
    TOKEN_REFUSED(Map.of(Endpoint.TOKEN, Fault.status(401))),
    /** Tokens are given but the user endpoint takes none of them. */
    TOKEN_NOT_ACCEPTED(Map.of(Endpoint.USER, Fault.status(401))),
    /** The user endpoint finds the user details invalid. */
    SUBMISSION_REJECTED(Map.of(Endpoint.USER, Fault.status(400))),
    /** Too many requests; try again in two seconds. */
    RATE_LIMITED(Map.of(Endpoint.USER, Fault.status(429, "Retry-After", "2"))),
    /** A gateway answers 503 in Scalekit's place. */
    UNAVAILABLE(Map.of(Endpoint.TOKEN, Fault.status(503), Endpoint.USER, Fault.status(503))),
    /** The user endpoint takes three seconds. */
    SLOW(Map.of(Endpoint.USER, Fault.stall(Duration.ofSeconds(3)))),
    /** The user endpoint takes two minutes. */
    HANGING(Map.of(Endpoint.USER, Fault.stall(Duration.ofMinutes(2)))),
    /** The user endpoint answers 200 with JSON that breaks off. */
    GARBLED(Map.of(Endpoint.USER, Fault.invalidJson())),
    /** The connection breaks before the user endpoint answers. */
    CONNECTION_DROPPED(Map.of(Endpoint.USER, Fault.dropConnection()));

    private final Map<Endpoint, Fault> faults;

    Scenario(Map<Endpoint, Fault> faults) {
        this.faults = faults;
    }

    Map<Endpoint, Fault> faults() {
        return faults;
    }
}
