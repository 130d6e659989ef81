// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The JVM's standard properties of a proxy for https. */
final class JvmProxy {

    private JvmProxy() {}

    /** Something that goes through the proxy. */
    @FunctionalInterface
    interface Step<E extends Exception> {
        void run() throws E;
    }

    /** Sets the properties for as long as a step takes. */
    static <E extends Exception> void during(URI proxy, Step<E> step) throws E {
        Map<String, String> properties = Map.of(
                "https.proxyHost",
                proxy.getHost(),
                "https.proxyPort",
                Integer.toString(proxy.getPort()),
                // Loopback is reached directly unless told otherwise.
                "http.nonProxyHosts",
                "");
        Map<String, String> before = new HashMap<>();
        properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            step.run();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
    }
}
