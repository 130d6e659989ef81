// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.hostile;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Sets each setting of the JVM that could change what is sent to whom. The servlet listener runs before filters start. */
@WebListener
public final class HostileSettings implements ServletContextListener {

    private static final Set<String> ASKED = new ConcurrentSkipListSet<>();
    private static final int NOBODY = 1;

    /** For the container. */
    public HostileSettings() {}

    /** Returns which of them somebody has asked. */
    static Set<String> asked() {
        return new TreeSet<>(ASKED);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
        System.setProperty("sun.net.http.retryPost", "true");
        System.setProperty("http.keepAlive", "false");
        SSLContext trusting = trustingAll();
        SSLContext.setDefault(trusting);
        HttpsURLConnection.setDefaultSSLSocketFactory(trusting.getSocketFactory());
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> asked("host name verifier"));
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                asked("authenticator");
                return new PasswordAuthentication("planted", "planted".toCharArray());
            }
        });
        CookieHandler.setDefault(new CookieHandler() {
            @Override
            public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
                asked("cookie handler");
                return Map.of("Cookie", List.of("planted=cookie"));
            }

            @Override
            public void put(URI uri, Map<String, List<String>> headers) {
                asked("cookie handler");
            }
        });
        ResponseCache.setDefault(new ResponseCache() {
            @Override
            public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
                asked("response cache");
                return null;
            }

            @Override
            public CacheRequest put(URI uri, URLConnection connection) {
                asked("response cache");
                return null;
            }
        });
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked("proxy selector");
                return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", NOBODY)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                asked("proxy selector");
            }
        });
    }

    private static boolean asked(String what) {
        ASKED.add(what);
        return true;
    }

    private static SSLContext trustingAll() {
        try {
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new TrustsAll()}, null);
            return trusting;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No TLS", e);
        }
    }

    private static final class TrustsAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            asked("trust manager");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            asked("trust manager");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
