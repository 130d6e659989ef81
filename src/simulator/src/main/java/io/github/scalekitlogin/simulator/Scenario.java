// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.time.Duration;
import java.util.Map;

/**
 * Named sets of faults for {@link ScalekitSimulator#scenario(Scenario)}. A scenario lasts until another is set or {@link
 * ScalekitSimulator#clearFaults()} is called.
 *
 * @since 1.0
 */
public enum Scenario {
    /** No faults. */
    NORMAL(Map.of()),
    /** The user endpoint answers 404: the login request has expired, or the connection id is wrong. */
    UNKNOWN_LOGIN_REQUEST(Map.of(Endpoint.USER, Fault.status(404))),
    /** The token endpoint answers 401: client id or secret is wrong. */
    TOKEN_REFUSED(Map.of(Endpoint.TOKEN, Fault.status(401))),
    /** The user endpoint answers 401 to all access tokens. */
    TOKEN_NOT_ACCEPTED(Map.of(Endpoint.USER, Fault.status(401))),
    /** The user endpoint answers 400: the user details are invalid. */
    SUBMISSION_REJECTED(Map.of(Endpoint.USER, Fault.status(400))),
    /** The user endpoint answers 429 with {@code Retry-After: 2}. */
    RATE_LIMITED(Map.of(Endpoint.USER, Fault.status(429, "Retry-After", "2"))),
    /** Token endpoint and user endpoint answer 503. */
    UNAVAILABLE(Map.of(Endpoint.TOKEN, Fault.status(503), Endpoint.USER, Fault.status(503))),
    /** The user endpoint answers after three seconds. */
    SLOW(Map.of(Endpoint.USER, Fault.stall(Duration.ofSeconds(3)))),
    /** The user endpoint answers after two minutes. */
    HANGING(Map.of(Endpoint.USER, Fault.stall(Duration.ofMinutes(2)))),
    /** The user endpoint answers 200 with incomplete JSON. */
    GARBLED(Map.of(Endpoint.USER, Fault.invalidJson())),
    /** The user endpoint closes the connection without an answer. */
    CONNECTION_DROPPED(Map.of(Endpoint.USER, Fault.dropConnection()));

    private final Map<Endpoint, Fault> faults;

    Scenario(Map<Endpoint, Fault> faults) {
        this.faults = faults;
    }

    Map<Endpoint, Fault> faults() {
        return faults;
    }
}
