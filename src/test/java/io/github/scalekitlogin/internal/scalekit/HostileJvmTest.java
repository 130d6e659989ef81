// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What an application, or its operator, sets for the whole JVM does not change what is sent to whom. */
@Tag("slow")
class HostileJvmTest {

    private static final String[] PROPERTIES = {
        "-Djdk.internal.httpclient.disableHostnameVerification=true",
        "-Djdk.httpclient.enableAllMethodRetry=true",
        "-Djdk.httpclient.connectionPoolSize=1",
        "-Djdk.httpclient.keepalive.timeout=0",
        "-Djdk.httpclient.redirects.retrylimit=1",
        "-Dhttp.keepAlive=false",
        "-Dhttp.maxConnections=1",
        "-Dsun.net.http.retryPost=true",
        "-Djdk.http.auth.tunneling.disabledSchemes=",
        "-Dhttp.nonProxyHosts=",
        "-Djava.net.useSystemProxies=true",
        // Nobody listens there.
        "-DsocksProxyHost=127.0.0.1",
        "-DsocksProxyPort=1",
        "-DsocksNonProxyHosts=",
    };

    private static final List<String> SETTINGS = List.of(
            "the system properties",
            "HttpsURLConnection.setDefaultHostnameVerifier",
            "HttpsURLConnection.setDefaultSSLSocketFactory",
            "SSLContext.setDefault",
            "Authenticator.setDefault",
            "CookieHandler.setDefault",
            "ResponseCache.setDefault",
            "ProxySelector.setDefault",
            "URL.setURLStreamHandlerFactory");

    /** With the properties, what an application plants comes on top of them. */
    @TestFactory
    Stream<DynamicTest> shouldNotChangeAnythingWithHostileProperties() {
        return rows(ChildJvm.own());
    }

    @TestFactory
    Stream<DynamicTest> shouldNotChangeAnythingOnJava25() {
        assumeTrue(ChildJvm.java25().isPresent(), "needs a JDK 25, at JAVA_HOME_25_X64 or below /usr/lib/jvm");
        return rows(ChildJvm.java25().orElseThrow());
    }

    /** Java's default. */
    @TestFactory
    Stream<DynamicTest> shouldSayWhatAProxyNeedsIfJavaDoesNotSendThePassword() {
        List<String> said = ChildJvm.run(ChildJvm.own(), HostileJvm.class, "-D" + HostileJvm.PROXY_ONLY + "=true");
        return check(said, proxy("MISCONFIGURED, not sent, names scalekit.proxy, 0 requests"));
    }

    private static Stream<DynamicTest> rows(Path java) {
        List<String> said = ChildJvm.run(java, HostileJvm.class, PROPERTIES);
        Stream<String> settings = SETTINGS.stream()
                .flatMap(setting -> Stream.of(
                        setting + ": another name: MISCONFIGURED, not sent, 0 requests",
                        setting + ": unknown authority: MISCONFIGURED, not sent, 0 requests",
                        setting + ": right certificate: success, success, 2 POSTs",
                        setting + ": lost answer: UNREACHABLE, may have arrived, 1 POSTs"));
        Stream<String> busy = Stream.of("a busy common pool: right certificate: success, success, 2 POSTs");
        return check(
                said, Stream.of(settings, busy, proxy("success, 2 requests")).flatMap(rows -> rows));
    }

    private static Stream<String> proxy(String withTheRightPassword) {
        return Stream.of(
                "proxy, right password: " + withTheRightPassword,
                "proxy, wrong password: MISCONFIGURED, not sent, names scalekit.proxy, 0 requests",
                "proxy, no password: MISCONFIGURED, not sent, names scalekit.proxy, 0 requests",
                "proxy, forbidden: UNREACHABLE, not sent, names scalekit.proxy, 0 requests");
    }

    private static Stream<DynamicTest> check(List<String> said, Stream<String> rows) {
        return rows.map(
                row -> DynamicTest.dynamicTest(row, () -> assertThat(said).contains(row)));
    }
}
