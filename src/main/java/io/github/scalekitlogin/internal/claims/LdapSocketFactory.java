// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Creates TLS sockets for a directory, with its own trusted certificates. The host name is always checked, also if a system
 * property turns that off for the whole JVM. Public, because JNDI creates it by name: see {@link LdapConnector}.
 * Thread-safe.
 */
public final class LdapSocketFactory extends SSLSocketFactory {

    /** The factory for the connection that this thread is opening. JNDI offers no other way to hand over an object. */
    private static final ThreadLocal<LdapSocketFactory> CURRENT = new ThreadLocal<>();

    private final SSLSocketFactory delegate;

    LdapSocketFactory(KeyStore trustStore) {
        try {
            // A null trust store stands for the one of the JVM.
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            this.delegate = context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM does not support TLS", e);
        }
    }

    /**
     * Returns the factory for the connection that this thread is opening. JNDI calls it before it starts the thread that reads
     * from the connection. That thread must not keep the classes of the application, so it gets another class loader here.
     */
    public static SocketFactory getDefault() {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        return CURRENT.get();
    }

    /** Makes this the factory for the connection that this thread opens next. */
    void install() {
        CURRENT.set(this);
    }

    /** Ends what {@link #install} began. */
    static void uninstall() {
        CURRENT.remove();
    }

    private static Socket verifying(Socket socket) {
        SSLSocket secure = (SSLSocket) socket;
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    @Override
    public Socket createSocket() throws IOException {
        return verifying(delegate.createSocket());
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return verifying(delegate.createSocket(connected, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return verifying(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return verifying(delegate.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return verifying(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return verifying(delegate.createSocket(host, port, localHost, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return delegate.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return delegate.getSupportedCipherSuites();
    }
}
