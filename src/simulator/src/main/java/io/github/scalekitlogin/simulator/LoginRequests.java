// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The open login requests. A login request is unknown after its expiry and after its callback. */
final class LoginRequests {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Map<String, LoginRequest> byId = new HashMap<>();
    private final InstantSource clock;

    LoginRequests(InstantSource clock) {
        this.clock = clock;
    }

    synchronized LoginRequest open(LoginRequestTicket ticket, Optional<AuthorizationRequest> authorization) {
        forgetExpired();
        if (findByState(ticket.state()).isPresent()) {
            throw new IllegalArgumentException("Another open login request has this state");
        }
        LoginRequest request =
                new LoginRequest(ticket, clock.instant().plus(LIFETIME), authorization, Optional.empty());
        byId.put(request.id(), request);
        return request;
    }

    synchronized Optional<LoginRequest> find(String id) {
        forgetExpired();
        return Optional.ofNullable(byId.get(id));
    }

    /** Stores the user details; returns false when the login request is unknown. */
    synchronized boolean submit(Submission submission) {
        return find(submission.loginRequestId())
                .map(request -> byId.put(request.id(), request.with(submission)))
                .isPresent();
    }

    /** Removes the login request with exactly this state, if its user details were submitted. */
    synchronized Optional<LoginRequest> removeSubmitted(String state) {
        forgetExpired();
        Optional<LoginRequest> request =
                findByState(state).filter(found -> found.submission().isPresent());
        request.ifPresent(found -> byId.remove(found.id()));
        return request;
    }

    synchronized void expire(String id) {
        byId.remove(id);
    }

    private Optional<LoginRequest> findByState(String state) {
        return byId.values().stream()
                .filter(request -> request.ticket().state().equals(state))
                .findFirst();
    }

    private void forgetExpired() {
        byId.values().removeIf(request -> !clock.instant().isBefore(request.expiresAt()));
    }
}
