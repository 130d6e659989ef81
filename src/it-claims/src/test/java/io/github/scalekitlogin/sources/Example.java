// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sources;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.ClaimsReport;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.config.ConfigSources;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.config.SettingsReader;
import io.github.scalekitlogin.internal.web.ConfiguredClaims;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Reader;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The claims sources of the finished jar with the settings of an example of the documentation, or of a test. */
final class Example implements AutoCloseable {

    private static final Path FOLDER = Path.of("src/test/resources/claims");

    private final ClaimsResolver resolver;

    private Example(Properties values) throws Exception {
        values.putAll(Map.of(
                "scalekit.environment-url", "https://example.scalekit.com",
                "scalekit.client-id", "skc_1",
                "scalekit.client-secret", "s3cret-value",
                "scalekit.connection-id", "conn_123"));
        Settings settings = SettingsReader.read(ConfigSources.of(values::getProperty, nothing(ServletContext.class)))
                .orElseThrow();
        this.resolver = ConfiguredClaims.resolver(settings);
    }

    /** Reads an example; the given settings replace those of the example. */
    static Example of(String name, Map<String, String> replaced) throws Exception {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name + ".properties"))) {
            values.load(reader);
        }
        values.putAll(replaced);
        return new Example(values);
    }

    static Example of(Map<String, String> settings) throws Exception {
        Properties values = new Properties();
        values.putAll(settings);
        return new Example(values);
    }

    UserClaims claimsOf(String account) throws Exception {
        return resolver.resolve(() -> account, Map.of(), Map.of(), nothing(HttpServletRequest.class));
    }

    ClaimsReport dryRun(String account) {
        return resolver.dryRun(account);
    }

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                Example.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> null));
    }

    @Override
    public void close() {
        resolver.close();
    }
}
