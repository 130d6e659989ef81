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
 * Proxy and trusted certificates for calls to Scalekit.
 *
 * @param proxy scheme, host and port of an HTTP proxy, or null: the proxy of the JVM's system properties, if any
 * @param trustStore the trusted certificates, or null: the trust store of the JVM. The default SSL context and host name
 *     verifier that an application may set for the whole JVM do not count
 */
public record NetworkOptions(URI proxy, KeyStore trustStore) {

    /** Returns the options without a proxy and a trust store of their own. */
    public static NetworkOptions direct() {
        return new NetworkOptions(null, null);
    }

    /**
     * Returns a factory that opens connections with these options. All its connections share one socket factory. Jersey would
     * create one for each connection, and the JDK reuses TLS connections of the same socket factory only.
     */
    ConnectionFactory connections() {
        SSLSocketFactory sockets = sockets();
        Proxy httpProxy = proxy == null
                ? null
                : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort()));
        return url -> {
            URLConnection connection = httpProxy == null ? url.openConnection() : url.openConnection(httpProxy);
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(sockets);
            }
            return (HttpURLConnection) connection;
        };
    }

    /** Uses a context of its own: the default context of the JVM may be one that an application has set. */
    private SSLSocketFactory sockets() {
        try {
            // A null trust store stands for the one of the JVM: javax.net.ssl.trustStore, or cacerts.
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new VerifyingSocketFactory(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM does not support TLS", e);
        }
    }
}
