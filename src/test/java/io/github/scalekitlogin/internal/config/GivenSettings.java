// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Settings as an application gives them: the four required ones, and what a test adds. */
final class GivenSettings {

    final Map<String, String> initParameters = new HashMap<>(Map.of(
            "scalekit.environment-url", "https://example.scalekit.com/",
            "scalekit.client-id", "skc_1",
            "scalekit.client-secret", "s3cret-value",
            "scalekit.connection-id", "conn_123"));
    final Map<String, String> contextParameters = new HashMap<>();

    Settings read() throws InvalidSettingsException {
        return SettingsReader.read(sources()).orElseThrow();
    }

    ConfigSources sources() {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, called, arguments) -> contextParameters.get(arguments[0]));
        return ConfigSources.of(initParameters::get, context);
    }
}
