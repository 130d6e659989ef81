// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
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

/** Opens connections to a directory: tries its servers in order, encrypts, and binds. Thread-safe. */
final class LdapConnector {

    private static final String SOCKET_FACTORY = "java.naming.ldap.factory.socket";
    /** How long a server that could not be reached is tried after the others. */
    private static final Duration UNREACHABLE_TIME = Duration.ofSeconds(30);

    private final LdapDirectory directory;
    private final String binaryAttributes;
    private final LdapSocketFactory sockets;
    private final ClassLoader socketFactories = new SocketFactoryLoader();
    private final Map<URI, Long> unreachable = new ConcurrentHashMap<>();

    /**
     * Creates the connector.
     *
     * @param attributes the attributes that are read as bytes
     */
    LdapConnector(LdapDirectory directory, Set<String> attributes) {
        this.directory = directory;
        this.binaryAttributes = String.join(" ", attributes);
        this.sockets = new LdapSocketFactory(directory.trustStore());
    }

    /** Returns a new connection to the first server that can be reached. */
    LdapContext connect(LdapDeadline deadline) throws NamingException, ClaimsException {
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
        // The thread that reads from the connection inherits the class loader, and must not keep the application's
        // classes. LdapSocketFactory replaces its loader in time.
        thread.setContextClassLoader(
                environment.containsKey(SOCKET_FACTORY) ? socketFactories : ClassLoader.getPlatformClassLoader());
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
            environment.put(SOCKET_FACTORY, LdapSocketFactory.class.getName());
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

    /** JNDI reports a closed connection and a missing answer with exceptions of different classes. */
    static boolean isConnectionFailure(NamingException e) {
        return e instanceof CommunicationException
                || e instanceof ServiceUnavailableException
                || e instanceof InsufficientResourcesException
                || e.getClass() == NamingException.class;
    }

    static void close(LdapContext connection) {
        try {
            connection.close();
        } catch (NamingException e) {
            // It is of no use any more.
        }
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
