// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.InsufficientResourcesException;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;

/**
 * Connections to a directory. Keeps a few of them open, because a bind over TLS costs more than a search. The pool of the JDK
 * cannot be used: it knows no StartTLS, keeps {@code ldaps} connections only if a system property says so, and outlives the
 * application. Thread-safe.
 */
final class LdapConnections implements AutoCloseable {

    private static final int MAX_IDLE = 4;
    private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(60);
    /** How long a server that could not be reached is tried after the others. */
    private static final Duration UNREACHABLE_TIME = Duration.ofSeconds(30);

    private final LdapDirectory directory;
    private final String binaryAttributes;
    private final LdapSocketFactory sockets;
    private final ClassLoader socketFactories = new SocketFactoryLoader();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Map<URI, Long> unreachable = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * Creates the pool. Opens no connection.
     *
     * @param attributes the attributes that are read as bytes
     */
    LdapConnections(LdapDirectory directory, Set<String> attributes) {
        this.directory = directory;
        this.binaryAttributes = String.join(" ", attributes);
        this.sockets = new LdapSocketFactory(directory.trustStore());
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
                if (!isConnectionFailure(e)) {
                    throw e;
                }
                takeAllIdle().forEach(LdapConnections::close);
                deadline.remaining();
            }
        }
        return useAndKeep(connect(deadline), use);
    }

    private <T> T useAndKeep(LdapContext connection, Use<T> use) throws NamingException, ClaimsException {
        boolean usable = true;
        try {
            return use.with(connection);
        } catch (NamingException e) {
            usable = !isConnectionFailure(e);
            throw e;
        } finally {
            if (!usable || !keep(connection)) {
                close(connection);
            }
        }
    }

    /** JNDI reports a closed connection and a missing answer with exceptions of different classes. */
    private static boolean isConnectionFailure(NamingException e) {
        return e instanceof CommunicationException
                || e instanceof ServiceUnavailableException
                || e instanceof InsufficientResourcesException
                || e.getClass() == NamingException.class;
    }

    private synchronized Optional<LdapContext> takeIdle() {
        long oldest = System.nanoTime() - MAX_IDLE_TIME.toNanos();
        while (!idle.isEmpty() && idle.peekLast().since() < oldest) {
            close(idle.removeLast().connection());
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

    private LdapContext connect(LdapDeadline deadline) throws NamingException, ClaimsException {
        List<URI> urls = inOrder();
        for (int i = 0; ; i++) {
            URI url = urls.get(i);
            try {
                LdapContext connection = open(url, deadline, urls.size() - i);
                unreachable.remove(url);
                return connection;
            } catch (NamingException e) {
                // Another server would refuse the same password as well, and count one more failure.
                if (!isConnectionFailure(e) || i == urls.size() - 1) {
                    throw e;
                }
                unreachable.put(url, System.nanoTime());
            }
        }
    }

    private List<URI> inOrder() {
        long now = System.nanoTime();
        unreachable.values().removeIf(since -> now - since > UNREACHABLE_TIME.toNanos());
        return Stream.concat(
                        directory.urls().stream().filter(url -> !unreachable.containsKey(url)),
                        directory.urls().stream().filter(unreachable::containsKey))
                .toList();
    }

    private LdapContext open(URI url, LdapDeadline deadline, int servers) throws NamingException, ClaimsException {
        Duration remaining = deadline.remaining();
        Hashtable<String, String> environment =
                new Hashtable<>(environment(url, remaining, Duration.ofNanos(remaining.toNanos() / servers)));
        if (!directory.startTls()) {
            environment.putAll(credentials());
        }
        LdapContext connection = create(environment);
        if (directory.startTls()) {
            try {
                encrypt(connection, remaining);
            } catch (NamingException e) {
                close(connection);
                throw e;
            } catch (IOException e) {
                close(connection);
                CommunicationException failure = new CommunicationException("StartTLS failed");
                failure.setRootCause(e);
                throw failure;
            }
        }
        return connection;
    }

    private LdapContext create(Hashtable<String, String> environment) throws NamingException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(socketFactories);
        sockets.install();
        try {
            return new InitialLdapContext(environment, null);
        } finally {
            LdapSocketFactory.uninstall();
            thread.setContextClassLoader(before);
        }
    }

    private void encrypt(LdapContext connection, Duration remaining) throws NamingException, IOException {
        StartTlsResponse tls = (StartTlsResponse) connection.extendedOperation(new StartTlsRequest());
        tls.negotiate(new HandshakeLimit(sockets, remaining));
        for (Map.Entry<String, String> credential : credentials().entrySet()) {
            connection.addToEnvironment(credential.getKey(), credential.getValue());
        }
        connection.reconnect(null);
    }

    private Map<String, String> environment(URI url, Duration read, Duration connect) {
        Map<String, String> environment = new HashMap<>(Map.of(
                Context.INITIAL_CONTEXT_FACTORY,
                "com.sun.jndi.ldap.LdapCtxFactory",
                Context.PROVIDER_URL,
                url.toString(),
                // Other servers are never asked: see LdapClaims.
                Context.REFERRAL,
                "throw",
                Context.SECURITY_AUTHENTICATION,
                "none",
                "java.naming.ldap.attributes.binary",
                binaryAttributes,
                "com.sun.jndi.ldap.connect.timeout",
                millis(connect),
                "com.sun.jndi.ldap.read.timeout",
                millis(read)));
        if ("ldaps".equalsIgnoreCase(url.getScheme())) {
            environment.put("java.naming.ldap.factory.socket", LdapSocketFactory.class.getName());
        }
        return environment;
    }

    private Map<String, String> credentials() {
        return directory.bindName() == null
                ? Map.of()
                : Map.of(
                        Context.SECURITY_AUTHENTICATION,
                        "simple",
                        Context.SECURITY_PRINCIPAL,
                        directory.bindName(),
                        Context.SECURITY_CREDENTIALS,
                        directory.bindPassword());
    }

    private static String millis(Duration duration) {
        return Long.toString(Math.max(1, duration.toMillis()));
    }

    private static void close(LdapContext connection) {
        try {
            connection.close();
        } catch (NamingException e) {
            // It is of no use any more.
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        takeAllIdle().forEach(LdapConnections::close);
    }

    /** Shows JNDI one class of the application, {@link LdapSocketFactory}, and none of its files such as jndi.properties. */
    private static final class SocketFactoryLoader extends ClassLoader {

        SocketFactoryLoader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(LdapSocketFactory.class.getName())) {
                return LdapSocketFactory.class;
            }
            throw new ClassNotFoundException(name);
        }
    }
}
