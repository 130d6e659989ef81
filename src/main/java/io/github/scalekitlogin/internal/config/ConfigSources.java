// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The sources of settings. The first source with a value wins: system property, environment variable, the server's
 * MicroProfile Config sources, filter {@code init-param}, {@code context-param},
 * {@code META-INF/microprofile-config.properties}, default.
 */
public final class ConfigSources {

    static final String PROPERTIES = "META-INF/microprofile-config.properties";

    private static final String DEFAULT = "default";

    private final List<ConfigSource> inOrder;

    private ConfigSources(List<ConfigSource> inOrder) {
        this.inOrder = inOrder;
    }

    /**
     * Returns the sources for a filter of a web application.
     *
     * @param initParameter returns an {@code init-param} of the filter, or null
     * @param context the web application
     */
    public static ConfigSources of(UnaryOperator<String> initParameter, ServletContext context) {
        Optional<MicroProfileConfig> microProfile = MicroProfileConfig.find();
        return new ConfigSources(List.of(
                named("system property", System::getProperty),
                setting -> environmentVariable(setting.key),
                setting -> microProfile.flatMap(config -> config.findAboveProperties(setting)),
                named("init-param", initParameter),
                named("context-param", context::getInitParameter),
                setting -> microProfile.isPresent()
                        ? microProfile.get().findProperties(setting)
                        : ConfigSource.Value.of(properties().getProperty(setting.key), PROPERTIES, "")));
    }

    private static ConfigSource named(String source, Function<String, String> values) {
        return setting -> ConfigSource.Value.of(values.apply(setting.key), source, setting.key);
    }

    /** Returns the value of a setting, its default, or empty. */
    Optional<ConfigSource.Value> find(Setting setting) {
        return inOrder.stream()
                .flatMap(source -> source.find(setting).stream())
                .findFirst()
                .or(() -> ConfigSource.Value.of(setting.defaultValue, DEFAULT, ""));
    }

    /** Returns the value of a setting if it is not the default value, else empty. */
    Optional<ConfigSource.Value> findNonDefault(Setting setting) {
        return find(setting).filter(value -> !value.text().equals(setting.defaultValue));
    }

    /** Looks up the three names that MicroProfile Config gives to an environment variable. */
    private static Optional<ConfigSource.Value> environmentVariable(String name) {
        String underscored = name.replaceAll("[^A-Za-z0-9_]", "_");
        return List.of(name, underscored, underscored.toUpperCase(Locale.ROOT)).stream()
                .flatMap(variable ->
                        ConfigSource.Value.of(System.getenv(variable), "environment variable", variable).stream())
                .findFirst();
    }

    /** Reads the file of MicroProfile Config, on servers without MicroProfile Config. */
    private static Properties properties() {
        Properties properties = new Properties();
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try (InputStream in = application == null ? null : application.getResourceAsStream(PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException | IllegalArgumentException e) {
            LogMessage.PROPERTIES_NOT_READABLE.log(e, PROPERTIES);
        }
        return properties;
    }
}
