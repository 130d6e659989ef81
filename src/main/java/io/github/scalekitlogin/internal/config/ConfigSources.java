// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

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
 * Every place settings may stand in, strongest first: system property, environment, the server's MicroProfile Config
 * sources, filter {@code init-param}, {@code context-param}, {@code META-INF/microprofile-config.properties}.
 */
public final class ConfigSources {

    private static final String PROPERTIES = "META-INF/microprofile-config.properties";

    private final List<ConfigSource> strongestFirst;

    private ConfigSources(List<ConfigSource> strongestFirst) {
        this.strongestFirst = strongestFirst;
    }

    /**
     * Returns the sources of a filter in a web application.
     *
     * @param initParameter reads an {@code init-param} of the filter, null where there is none
     * @param context the web application
     */
    public static ConfigSources of(UnaryOperator<String> initParameter, ServletContext context) {
        Optional<MicroProfileConfig> microProfile = MicroProfileConfig.find();
        return new ConfigSources(List.of(
                named(name -> ConfigSource.Value.of(System.getProperty(name), "system property " + name)),
                named(ConfigSources::environmentVariable),
                setting -> microProfile.flatMap(config -> config.findStrong(setting)),
                named(name -> ConfigSource.Value.of(initParameter.apply(name), "init-param " + name)),
                named(name -> ConfigSource.Value.of(context.getInitParameter(name), "context-param " + name)),
                setting -> microProfile.isPresent()
                        ? microProfile.get().findWeak(setting)
                        : ConfigSource.Value.of(properties().getProperty(setting.key), PROPERTIES)));
    }

    private static ConfigSource named(Function<String, Optional<ConfigSource.Value>> source) {
        return setting -> source.apply(setting.key);
    }

    /** Returns the strongest value of a setting, or its default, or empty. */
    Optional<ConfigSource.Value> find(Setting setting) {
        return strongestFirst.stream()
                .flatMap(source -> source.find(setting).stream())
                .findFirst()
                .or(() -> ConfigSource.Value.of(setting.defaultValue, "default"));
    }

    /** Finds a variable by the three forms MicroProfile Config gives a name. */
    private static Optional<ConfigSource.Value> environmentVariable(String name) {
        String underscored = name.replaceAll("[^A-Za-z0-9_]", "_");
        return List.of(name, underscored, underscored.toUpperCase(Locale.ROOT)).stream()
                .flatMap(variable ->
                        ConfigSource.Value.of(System.getenv(variable), "environment variable " + variable).stream())
                .findFirst();
    }

    /** Reads the file that MicroProfile Config would read, for servers without it. */
    private static Properties properties() {
        Properties properties = new Properties();
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try (InputStream in = application == null ? null : application.getResourceAsStream(PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            System.getLogger("io.github.scalekitlogin")
                    .log(System.Logger.Level.WARNING, PROPERTIES + " cannot be read", unreadable);
        }
        return properties;
    }
}
