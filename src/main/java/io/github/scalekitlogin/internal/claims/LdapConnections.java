// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.ldap.LdapContext;

/**
 * Connections to a directory. Keeps a few of them open, because a bind over TLS costs more than a search. The pool of the JDK
 * cannot be used: it knows no StartTLS, keeps {@code ldaps} connections only if a system property says so, and outlives the
 * application. Thread-safe.
 */
final class LdapConnections implements AutoCloseable {

    private static final int MAX_IDLE = 4;
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(60);

    private final LdapConnector connector;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    /** Creates the pool. Opens no connection. */
    LdapConnections(LdapConnector connector) {
        this.connector = connector;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Use<T> {
        T with(LdapContext connection) throws NamingException, ClaimsException;
    }

    private record Idle(LdapContext connection, long since) {}

    /**
     * Uses a connection. If a kept connection turns out to be closed, for example because the directory was restarted, uses a
     * new one instead.
     */
    <T> T use(LdapDeadline deadline, Use<T> use) throws NamingException, ClaimsException {
        Optional<LdapContext> kept = takeIdle();
        if (kept.isPresent()) {
            try {
                return useAndKeep(kept.get(), use);
            } catch (NamingException e) {
                if (!LdapConnector.isConnectionFailure(e)) {
                    throw e;
                }
                takeAllIdle().forEach(LdapConnector::close);
                deadline.remaining();
            }
        }
        return useAndKeep(connector.connect(deadline), use);
    }

    private <T> T useAndKeep(LdapContext connection, Use<T> use) throws NamingException, ClaimsException {
        boolean usable = true;
        try {
            return use.with(connection);
        } catch (NamingException e) {
            usable = !LdapConnector.isConnectionFailure(e);
            throw e;
        } finally {
            if (!usable || !keep(connection)) {
                LdapConnector.close(connection);
            }
        }
    }

    private synchronized Optional<LdapContext> takeIdle() {
        long oldest = System.nanoTime() - MAX_IDLE_TIME.toNanos();
        while (!idle.isEmpty() && idle.peekLast().since() < oldest) {
            LdapConnector.close(idle.removeLast().connection());
        }
        return Optional.ofNullable(idle.pollFirst()).map(Idle::connection);
    }

    private synchronized List<LdapContext> takeAllIdle() {
        List<LdapContext> all = idle.stream().map(Idle::connection).toList();
        idle.clear();
        return all;
    }

    private synchronized boolean keep(LdapContext connection) {
        if (closed || idle.size() >= MAX_IDLE) {
            return false;
        }
        idle.addFirst(new Idle(connection, System.nanoTime()));
        return true;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        takeAllIdle().forEach(LdapConnector::close);
    }
}
