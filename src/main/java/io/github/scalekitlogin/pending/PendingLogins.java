// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.pending;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The login requests that wait in an HTTP session, one attribute each, so that two tabs never overwrite each other. At
 * most ten wait in one session, each for ten minutes (as long as Scalekit keeps it); the oldest goes first. Thread-safe.
 */
public final class PendingLogins {

    /** How long a login request waits: Scalekit's own limit. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int MOST = 10;
    private static final String PENDING = "io.github.scalekitlogin.pending.";
    /**
     * Until when anything may wait, in milliseconds since 1970: spares other requests the search. Never shortened, so two tabs
     * cannot race. A text, as a serialized Long is longer.
     */
    private static final String WAITING_UNTIL = "io.github.scalekitlogin.waitingUntil";

    private final InstantSource clock;
    /** Servlet containers do not make changes of a session wait for each other. */
    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();

    /** Creates the store; {@code clock} decides what has expired. */
    public PendingLogins(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the present time of the clock that decides what has expired. */
    public Instant now() {
        return clock.instant();
    }

    /** Returns whether anything may wait in the request's session. Creates no session and allocates nothing. */
    public boolean mayWait(HttpServletRequest request) {
        HttpSession session = session(request);
        try {
            return session != null
                    && session.getAttribute(WAITING_UNTIL) instanceof String until
                    && clock.millis() < Long.parseLong(until);
        } catch (IllegalStateException | NumberFormatException invalidatedOrNotOurs) {
            return false;
        }
    }

    /** Returns what waits in the request's session, newest first; empty without a session. */
    public List<PendingLogin> all(HttpServletRequest request) {
        HttpSession session = session(request);
        List<PendingLogin> found = new ArrayList<>();
        try {
            if (session == null || !mayWait(request)) {
                return found;
            }
            for (String name : Collections.list(session.getAttributeNames())) {
                if (name.startsWith(PENDING) && session.getAttribute(name) instanceof PendingLogin login) {
                    if (isAlive(name, login)) {
                        found.add(login);
                    } else {
                        session.removeAttribute(name);
                    }
                }
            }
        } catch (IllegalStateException invalidated) {
            return new ArrayList<>();
        }
        found.sort(Comparator.comparingLong(PendingLogin::parkedAt).reversed());
        return found;
    }

    /** Returns the login request with this identifier, if it waits in the request's session. */
    public Optional<PendingLogin> find(HttpServletRequest request, String loginRequestId) {
        HttpSession session = session(request);
        try {
            return session != null
                            && session.getAttribute(PENDING + loginRequestId) instanceof PendingLogin login
                            && isAlive(PENDING + loginRequestId, login)
                    ? Optional.of(login)
                    : Optional.empty();
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    /**
     * Puts a login request into the request's session, in place of the one with the same identifier. Creates the session
     * if there is none.
     *
     * @throws IllegalStateException when the server gives no session, or the response is committed and there is none
     */
    public void put(HttpServletRequest request, PendingLogin login) {
        HttpSession session;
        try {
            session = request.getSession(true);
        } catch (RuntimeException refused) {
            throw new IllegalStateException("The server gives this request no session", refused);
        }
        List<PendingLogin> others = all(request);
        others.removeIf(other -> other.loginRequestId().equals(login.loginRequestId()));
        synchronized (lock(login.loginRequestId())) {
            others.stream()
                    .skip(MOST - 1)
                    .forEach(oldest -> session.removeAttribute(PENDING + oldest.loginRequestId()));
            session.setAttribute(PENDING + login.loginRequestId(), login);
            session.setAttribute(
                    WAITING_UNTIL, Long.toString(clock.instant().plus(LIFETIME).toEpochMilli()));
        }
    }

    /**
     * Puts a login request in place of the one it was made of, unless another request of the session has changed that
     * meanwhile: so no late one takes back what has been handed over.
     *
     * @return whether it was put there
     */
    public boolean replace(HttpServletRequest request, PendingLogin before, PendingLogin after) {
        synchronized (lock(before.loginRequestId())) {
            boolean unchanged = find(request, before.loginRequestId())
                    .filter(before::equals)
                    .isPresent();
            if (unchanged) {
                put(request, after);
            }
            return unchanged;
        }
    }

    private Object lock(String loginRequestId) {
        return locks[Math.floorMod(loginRequestId.hashCode(), locks.length)];
    }

    /**
     * Puts everything back into a session from which the application has lost it, as by {@code invalidate()} at login.
     * What Scalekit has already is left out; a session that still has ours stays as it is.
     */
    public void restore(HttpServletRequest request, List<PendingLogin> known) {
        if (!mayWait(request)) {
            known.stream()
                    .filter(login ->
                            login.stage() != Stage.SUBMITTED && isAlive(PENDING + login.loginRequestId(), login))
                    .forEach(login -> put(request, login));
        }
    }

    /** Removes a login request from the request's session. */
    public void remove(HttpServletRequest request, String loginRequestId) {
        HttpSession session = session(request);
        if (session != null) {
            session.removeAttribute(PENDING + loginRequestId);
        }
    }

    /** What another version, another clock or another hand has left in a session may lack something, or never end. */
    private boolean isAlive(String name, PendingLogin login) {
        return login.stage() != null
                && login.state() != null
                && name.equals(PENDING + login.loginRequestId())
                && clock.millis() < login.parkedAt() + LIFETIME.toMillis()
                && login.parkedAt() < clock.millis() + LIFETIME.toMillis();
    }

    /** Open Liberty throws when the session belongs to somebody who is not signed in here: as good as none. */
    private static HttpSession session(HttpServletRequest request) {
        try {
            return request.getSession(false);
        } catch (RuntimeException notOurs) {
            return null;
        }
    }
}
