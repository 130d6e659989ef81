// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * Proxy and trusted certificates for calls to Scalekit. What an application sets for the whole JVM does not count: default SSL
 * context, host name verifier, proxy selector, authenticator, cookie handler and response cache.
 *
 * @param proxy an HTTP proxy, or null: the proxy of the JVM's system properties, if any
 * @param trustStore the trusted certificates, or null: the trust store of the JVM
 */
public record NetworkOptions(HttpProxy proxy, KeyStore trustStore) {

    /**
     * An HTTP proxy.
     *
     * @param host name or address
     * @param port port
     * @param credentials user name and password with a colon between them, or null
     */
    public record HttpProxy(String host, int port, String credentials) {

        /** Returns host and port: the credentials must not be logged. */
        @Override
        public String toString() {
            return host + ':' + port;
        }

        /**
         * Returns the value of the header {@code Proxy-Authorization}, or null. For https the JDK drops it, unless the system
         * property {@code jdk.http.auth.tunneling.disabledSchemes} of the JVM is empty. There is no way around that: the JDK
         * reads the property once.
         */
        String authorization() {
            return credentials == null
                    ? null
                    : "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Returns the value of the header {@code Proxy-Authorization}, or null. */
    String proxyAuthorization() {
        return proxy == null ? null : proxy.authorization();
    }

    /** Returns the options without a proxy and a trust store of their own. */
    public static NetworkOptions direct() {
        return new NetworkOptions(null, null);
    }

    /** Returns a factory for HTTP clients, which share their TLS sessions. */
    Supplier<HttpClient> clients(Duration connectTimeout, Executor executor) {
        SSLContext tls = tls();
        // With the names of the TLS versions: without them the client never uses HTTP/2.
        SSLParameters parameters = tls.getDefaultSSLParameters();
        // The default, unless the system property jdk.internal.httpclient.disableHostnameVerification of the JVM is
        // set.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        ProxySelector proxies = proxy == null
                ? new JvmProxySelector()
                : ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
        return () -> HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .executor(executor)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxies)
                .sslContext(tls)
                .sslParameters(parameters)
                .build();
    }

    private SSLContext tls() {
        try {
            // A null trust store stands for the one of the JVM: javax.net.ssl.trustStore, or cacerts.
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM does not support TLS", e);
        }
    }
}
