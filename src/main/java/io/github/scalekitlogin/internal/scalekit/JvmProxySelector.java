// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Selects the HTTP proxy of the JVM's system properties. An application may have replaced the default selector of the JVM.
 * Thread-safe.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html">Networking
 *     properties</a>
 */
final class JvmProxySelector extends ProxySelector {

    private static final String LOOPBACK = "localhost|127.*|[::1]|0.0.0.0|[::0]";

    @Override
    public List<Proxy> select(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = System.getProperty(scheme + ".proxyHost", "");
        if (host.isEmpty() || isReachedDirectly(uri.getHost().toLowerCase(Locale.ROOT))) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = Integer.getInteger(scheme + ".proxyPort", scheme.equals("https") ? 443 : 80);
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    /** Loopback is reached directly, unless the property is empty. */
    private static boolean isReachedDirectly(String host) {
        String hosts = System.getProperty("http.nonProxyHosts", LOOPBACK).toLowerCase(Locale.ROOT);
        return !hosts.isEmpty()
                && Stream.of((hosts + '|' + LOOPBACK).split("\\|")).anyMatch(pattern -> matches(pattern.strip(), host));
    }

    /** A pattern may begin or end with an asterisk. */
    private static boolean matches(String pattern, String host) {
        boolean anyStart = pattern.startsWith("*");
        String rest = anyStart ? pattern.substring(1) : pattern;
        boolean anyEnd = rest.endsWith("*");
        String fixed = anyEnd ? rest.substring(0, rest.length() - 1) : rest;
        if (anyStart) {
            return anyEnd ? host.contains(fixed) : host.endsWith(fixed);
        }
        return anyEnd ? host.startsWith(fixed) : host.equals(fixed);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {}
}
