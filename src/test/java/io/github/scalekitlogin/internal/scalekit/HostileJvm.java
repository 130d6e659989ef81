// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions.HttpProxy;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.RecordedRequest;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.SimulatorSettings;
import io.github.scalekitlogin.testkit.Authority;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Does what {@link HostileJvmTest} checks, and says the outcome of each check. */
final class HostileJvm {

    /** System property: only the proxy is checked. */
    static final String PROXY_ONLY = "proxy.only";

    private static final String USER = "proxy-user";
    private static final String PASSWORD = "proxy-password";
    /** Bytes that arrive here were sent to somebody else. */
    private static final AtomicBoolean ELSEWHERE = new AtomicBoolean();

    private final Authority authority = new Authority();
    private final SSLContext right = authority.serving("127.0.0.1");
    private final SSLContext another = authority.serving("another.example");
    private final AtomicReference<SSLContext> certificate = new AtomicReference<>(right);
    private final ScalekitSimulator scalekit =
            ScalekitSimulator.start(SimulatorSettings.defaults().withTls(certificate::get));
    private final RawServer elsewhere = RawServer.plain(connection -> {
        ELSEWHERE.set(true);
        connection.readToEnd();
    });

    /** Something an application does to the whole JVM. */
    @FunctionalInterface
    private interface Plant {
        void plant(HostileJvm test) throws Exception;
    }

    private HostileJvm() throws IOException {}

    public static void main(String[] none) throws Exception {
        HostileJvm test = new HostileJvm();
        test.checkProxy();
        if (!Boolean.getBoolean(PROXY_ONLY)) {
            test.checkCertificates("the system properties");
            test.checkPosts("the system properties");
            for (Map.Entry<String, Plant> plant : PLANTS) {
                plant.getValue().plant(test);
                test.checkCertificates(plant.getKey());
                test.checkPosts(plant.getKey());
            }
            Stream.generate(() -> (Runnable) LockSupport::park)
                    .limit(4L * Runtime.getRuntime().availableProcessors())
                    .forEach(ForkJoinPool.commonPool()::execute);
            test.checkPosts("a busy common pool");
        }
        System.exit(0);
    }

    /** In this order. Each stays. */
    private static final List<Map.Entry<String, Plant>> PLANTS = List.of(
            Map.entry(
                    "HttpsURLConnection.setDefaultHostnameVerifier",
                    test -> HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true)),
            Map.entry(
                    "HttpsURLConnection.setDefaultSSLSocketFactory",
                    test -> HttpsURLConnection.setDefaultSSLSocketFactory(
                            trustingAll().getSocketFactory())),
            Map.entry("SSLContext.setDefault", test -> SSLContext.setDefault(trustingAll())),
            Map.entry(
                    "Authenticator.setDefault",
                    test -> Authenticator.setDefault(new Authenticator() {
                        @Override
                        protected PasswordAuthentication getPasswordAuthentication() {
                            ELSEWHERE.set(true);
                            return new PasswordAuthentication("planted", "planted".toCharArray());
                        }
                    })),
            Map.entry("CookieHandler.setDefault", test -> {
                CookieManager cookies = new CookieManager();
                HttpCookie planted = new HttpCookie("planted", "cookie");
                planted.setPath("/");
                cookies.getCookieStore().add(test.scalekit.environmentUrl(), planted);
                CookieHandler.setDefault(cookies);
            }),
            Map.entry(
                    "ResponseCache.setDefault",
                    test -> ResponseCache.setDefault(new ResponseCache() {
                        @Override
                        public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
                            ELSEWHERE.set(true);
                            return null;
                        }

                        @Override
                        public CacheRequest put(URI uri, URLConnection connection) {
                            ELSEWHERE.set(true);
                            return null;
                        }
                    })),
            Map.entry(
                    "ProxySelector.setDefault",
                    test -> ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(
                            "127.0.0.1", test.elsewhere.url().getPort())))),
            Map.entry(
                    "URL.setURLStreamHandlerFactory",
                    test -> URL.setURLStreamHandlerFactory(protocol -> !protocol.startsWith("http")
                            ? null
                            : new URLStreamHandler() {
                                @Override
                                protected URLConnection openConnection(URL url) throws IOException {
                                    ELSEWHERE.set(true);
                                    throw new IOException("planted");
                                }
                            })));

    private void checkCertificates(String setting) {
        ChildJvm.say(setting + ": another name: " + refused(another, authority.trusted()));
        ChildJvm.say(setting + ": unknown authority: " + refused(right, null));
    }

    private void checkPosts(String setting) {
        certificate.set(right);
        try (ScalekitClient client = client(null, authority.trusted())) {
            int before = scalekit.requestsTo(Endpoint.USER).size();
            String outcome = submit(client) + submit(client);
            List<RecordedRequest> posts = scalekit.requestsTo(Endpoint.USER);
            boolean cookies = scalekit.requests().stream()
                    .anyMatch(post -> post.header("Cookie").isPresent());
            ChildJvm.say(setting + ": right certificate: " + outcome + (posts.size() - before) + " POSTs"
                    + (cookies ? ", cookies" : "") + (ELSEWHERE.get() ? ", sent elsewhere" : ""));
            if (setting.equals("a busy common pool")) {
                // A failure is known at the deadline only.
                return;
            }
            scalekit.inject(Endpoint.USER, Fault.loseAnswer());
            String lost = submit(client);
            scalekit.clearFaults();
            ChildJvm.say(setting + ": lost answer: " + lost
                    + (scalekit.requestsTo(Endpoint.USER).size() - posts.size()) + " POSTs");
        }
    }

    /** Returns what happens with a certificate that must be refused. */
    private String refused(SSLContext serving, KeyStore trusted) {
        certificate.set(serving);
        int before = scalekit.requests().size();
        try (ScalekitClient client = client(null, trusted)) {
            return submit(client) + (scalekit.requests().size() - before) + " requests";
        }
    }

    private void checkProxy() throws IOException {
        certificate.set(right);
        ChildJvm.say("proxy, right password: " + byProxy(TunnelProxy.demanding(USER + ':' + PASSWORD), PASSWORD));
        ChildJvm.say("proxy, wrong password: " + byProxy(TunnelProxy.demanding(USER + ":other"), PASSWORD));
        ChildJvm.say("proxy, no password: " + byProxy(TunnelProxy.demanding(USER + ':' + PASSWORD), null));
        ChildJvm.say("proxy, forbidden: " + byProxy(TunnelProxy.refusing(403), PASSWORD));
    }

    private String byProxy(TunnelProxy proxy, String password) throws IOException {
        int before = scalekit.requests().size();
        try (proxy;
                ScalekitClient client = client(
                        new HttpProxy(
                                "127.0.0.1", proxy.url().getPort(), password == null ? null : USER + ':' + password),
                        authority.trusted())) {
            String outcome = submit(client);
            boolean passedOn = scalekit.requests().stream()
                    .anyMatch(request -> request.header("Proxy-Authorization").isPresent());
            return outcome + (scalekit.requests().size() - before) + " requests" + (passedOn ? ", passed on" : "");
        }
    }

    private ScalekitClient client(HttpProxy proxy, KeyStore trusted) {
        return new ScalekitClient(
                SimulatedEnvironment.of(scalekit),
                new ScalekitClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 2),
                new NetworkOptions(proxy, trusted));
    }

    private String submit(ScalekitClient client) {
        try {
            Outcomes.of(client.submitUser(
                    scalekit.newLoginRequest().loginRequestId(),
                    client.details(UserClaims.failedLogin()),
                    Duration.ZERO));
            return "success, ";
        } catch (ScalekitException e) {
            StringWriter all = new StringWriter();
            e.printStackTrace(new PrintWriter(all));
            boolean told = Stream.of(
                            USER,
                            PASSWORD,
                            new HttpProxy("", 0, USER + ':' + PASSWORD)
                                    .authorization()
                                    .strip()
                                    .substring("Basic ".length()))
                    .anyMatch(all.toString()::contains);
            System.out.println(e.getMessage());
            return e.reason() + (e.mayHaveArrived() ? ", may have arrived" : ", not sent")
                    + (e.getMessage().contains("scalekit.proxy") ? ", names scalekit.proxy" : "")
                    + (told ? ", tells the password" : "") + ", ";
        }
    }

    private static SSLContext trustingAll() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        return context;
    }

    /** What applications on the web are told to use. */
    private static final class TrustsAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
