// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;

/**
 * The way to Scalekit.
 *
 * @param proxy scheme, host and port of an HTTP proxy, or null: as the JVM's properties say
 * @param trustStore the certificates to trust, or null: those the JVM trusts
 */
public record Route(URI proxy, KeyStore trustStore) {

    /** Returns the way any other client in the JVM would go. */
    public static Route direct() {
        return new Route(null, null);
    }

    /**
     * Returns what opens connections this way. Jersey would give each a socket factory of its own, and the JDK keeps
     * connections by their factory: none by TLS would ever be used twice.
     */
    ConnectionFactory connections() {
        SSLSocketFactory sockets = sockets();
        Proxy through = proxy == null
                ? null
                : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort()));
        return url -> {
            URLConnection connection = through == null ? url.openConnection() : url.openConnection(through);
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(sockets);
            }
            return (HttpURLConnection) connection;
        };
    }

    private SSLSocketFactory sockets() {
        try {
            if (trustStore == null) {
                return SSLContext.getDefault().getSocketFactory();
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM has no TLS", e);
        }
    }
}
