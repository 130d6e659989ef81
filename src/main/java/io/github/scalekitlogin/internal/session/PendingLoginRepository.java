// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.flow.LoginProgress;
import io.github.scalekitlogin.internal.flow.LoginState;
import io.github.scalekitlogin.internal.flow.LoginStateMachine;
import io.github.scalekitlogin.internal.flow.Transition;
import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pending login requests of HTTP sessions, and the only class that writes them. Each is one session attribute, so that
 * two tabs do not overwrite each other. A completed one stays as well, so that each node can lead to the callback again. A
 * session keeps at most 10, each for 10 minutes; the oldest gives way.
 *
 * <p>Reading never throws, not even if the session engine does or another release has written the session. All methods take a null
 * session for "none". Thread-safe.
 */
public final class PendingLoginRepository {

    private static final int MAX_PENDING = 10;
    private static final String PREFIX = "io.github.scalekitlogin.login.";
    /** Release 0.1 stored objects, whose class a later release does not have. */
    private static final String PREFIX_OF_OLD_RELEASE = "io.github.scalekitlogin.pending.";

    /**
     * Until when a login request may be pending, in milliseconds since 1970; negative if none is pending and completed ones
     * are to be removed then. Other requests read this attribute only. A text, because a serialized Long is longer.
     */
    private static final String PENDING_UNTIL = "io.github.scalekitlogin.pendingUntil";

    private final LoginStateMachine machine;
    private final CompletedLogins completed;
    private final InstantSource clock;
    /** The Servlet specification does not order the session changes of concurrent requests. */
    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();

    /**
     * Creates a repository.
     *
     * @param machine decides what an event changes
     * @param completed the login requests that Scalekit has accepted
     * @param clock decides what has expired
     */
    public PendingLoginRepository(LoginStateMachine machine, CompletedLogins completed, InstantSource clock) {
        this.machine = machine;
        this.completed = completed;
        this.clock = clock;
    }

    /**
     * A login request and what an event did to it.
     *
     * @param before the login request before the event
     * @param after the login request after the event, or null if it was given up
     * @param transition what the state machine said
     */
    public record Applied(PendingLogin before, PendingLogin after, Transition transition) {}

    /** Returns whether a login request may be pending. Allocates nothing if none is. */
    public boolean mayHavePending(HttpSession session) {
        Object until = session == null ? null : SessionAttributes.get(session, PENDING_UNTIL);
        if (!(until instanceof String text)) {
            return false;
        }
        try {
            long time = Long.parseLong(text);
            if (clock.millis() < Math.abs(time)) {
                return time > 0;
            }
        } catch (NumberFormatException damaged) {
            LogMessage.DAMAGED_ATTRIBUTE.log(PENDING_UNTIL);
            return false;
        }
        removeExpired(session);
        return false;
    }

    /** Returns the pending login requests, newest first. Removes those that have expired. */
    public List<PendingLogin> findAll(HttpSession session) {
        return mayHavePending(session)
                ? readAll(session).stream()
                        .filter(PendingLoginRepository::isPending)
                        .toList()
                : List.of();
    }

    private static boolean isPending(PendingLogin login) {
        return login.state() != LoginState.COMPLETED;
    }

    /** Returns all login requests of the session, newest first. Removes those that have expired. */
    private List<PendingLogin> readAll(HttpSession session) {
        List<PendingLogin> found = new ArrayList<>();
        for (String name : SessionAttributes.names(session)) {
            read(session, name).ifPresent(login -> {
                if (login.isAlive(clock.millis())) {
                    found.add(login);
                } else {
                    SessionAttributes.remove(session, name);
                }
            });
        }
        found.sort(Comparator.comparingLong(PendingLogin::arrivedAt).reversed());
        return found;
    }

    /**
     * Returns the login request with this identifier that is pending in the session, or was completed in it. If this node
     * knows that it was completed, that counts: some session engines lose what is stored after the end of a request.
     */
    public Optional<PendingLogin> find(HttpSession session, String loginRequestId) {
        return session == null
                ? Optional.empty()
                : completed.find(loginRequestId, session.getId()).or(() -> findStored(session, loginRequestId));
    }

    /**
     * Stores a login request that has arrived. One that is pending already keeps its state and the {@code state} it came
     * with first.
     *
     * @param session the session, not null
     * @return whether the login request is new in this session
     * @throws IllegalStateException if the session has ended
     */
    public boolean arrive(HttpSession session, LoginRequest request) {
        synchronized (lock(session)) {
            boolean isNew = find(session, request.loginRequestId()).isEmpty();
            if (isNew) {
                SessionAttributes.names(session).stream()
                        .filter(name -> name.startsWith(PREFIX_OF_OLD_RELEASE))
                        .forEach(name -> SessionAttributes.remove(session, name));
                put(session, new PendingLogin(request, clock.millis(), LoginProgress.arrived()));
            }
            return isNew;
        }
    }

    /**
     * Applies an event to a pending login request. Atomic: of two requests that apply events to the same login request, the
     * second sees the result of the first. Stores the result only if it differs.
     *
     * @return empty if the login request is not pending
     */
    public Optional<Applied> apply(HttpSession session, String loginRequestId, LoginEvent event) {
        if (session == null) {
            return Optional.empty();
        }
        try {
            synchronized (lock(session)) {
                return find(session, loginRequestId).map(before -> apply(session, before, event));
            }
        } catch (IllegalStateException ended) {
            LogMessage.SESSION_ENDED_BEFORE_STORING.log(ended);
            return Optional.empty();
        }
    }

    /** Tells all pending login requests that somebody is signed in. */
    public void applyUserSeen(HttpSession session, String account) {
        LoginEvent seen = LoginEvent.userSeen(account);
        findAll(session).forEach(login -> apply(session, login.id(), seen));
    }

    /**
     * Puts login requests back into a session that has lost them, as after {@code HttpSession.invalidate()} at login. Changes
     * nothing in a session that still has a pending login request.
     *
     * @param session the session, or null
     * @param known the login requests that were pending before
     */
    public void restore(HttpSession session, List<PendingLogin> known) {
        if (session == null || known.isEmpty() || mayHavePending(session)) {
            return;
        }
        synchronized (lock(session)) {
            known.stream().filter(login -> login.isAlive(clock.millis())).forEach(login -> put(session, login));
        }
    }

    /** Removes a login request. */
    public void remove(HttpSession session, String loginRequestId) {
        if (session == null) {
            return;
        }
        synchronized (lock(session)) {
            SessionAttributes.remove(session, PREFIX + loginRequestId);
            updateFlag(session);
        }
    }

    private Applied apply(HttpSession session, PendingLogin before, LoginEvent event) {
        Transition transition = machine.on(before.progress(), event);
        LoginProgress progress = transition.progress();
        PendingLogin after = progress == null ? null : before.with(progress);
        if (after == null) {
            completed.addGivenUp(before.id());
            remove(session, before.id());
            return new Applied(before, null, transition);
        }
        if (isPending(before) && !isPending(after)) {
            completed.add(before, session.getId(), progress.account());
        }
        if (!after.equals(findStored(session, before.id()).orElse(null))) {
            put(session, after);
        }
        return new Applied(before, after, transition);
    }

    private void put(HttpSession session, PendingLogin login) {
        List<PendingLogin> others = readAll(session);
        others.removeIf(other -> other.id().equals(login.id()));
        others.stream()
                .skip(MAX_PENDING - 1L)
                .forEach(oldest -> SessionAttributes.remove(session, PREFIX + oldest.id()));
        session.setAttribute(PREFIX + login.id(), PendingLoginFormat.write(login));
        others.add(login);
        setFlag(session, others);
    }

    private void setFlag(HttpSession session, List<PendingLogin> logins) {
        boolean pending = logins.stream().anyMatch(PendingLoginRepository::isPending);
        long until = clock.instant().plus(PendingLogin.LIFETIME).toEpochMilli();
        session.setAttribute(PENDING_UNTIL, Long.toString(pending ? until : -until));
    }

    private void removeExpired(HttpSession session) {
        synchronized (lock(session)) {
            updateFlag(session);
        }
    }

    private void updateFlag(HttpSession session) {
        List<PendingLogin> left = readAll(session);
        if (left.isEmpty()) {
            SessionAttributes.remove(session, PENDING_UNTIL);
        } else {
            setFlag(session, left);
        }
    }

    private Optional<PendingLogin> findStored(HttpSession session, String loginRequestId) {
        return read(session, PREFIX + loginRequestId).filter(login -> login.isAlive(clock.millis()));
    }

    private Optional<PendingLogin> read(HttpSession session, String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Object value = SessionAttributes.get(session, name);
        Optional<PendingLogin> login = value instanceof String text
                ? PendingLoginFormat.read(name.substring(PREFIX.length()), text)
                : Optional.empty();
        if (value != null && login.isEmpty()) {
            LogMessage.DAMAGED_ATTRIBUTE.log(name);
        }
        return login;
    }

    private Object lock(HttpSession session) {
        return locks[Math.floorMod(session.getId().hashCode(), locks.length)];
    }
}
