// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** The sources of settings, strongest first: {@link #of} has their order. The first source with a value wins. */
public final class ConfigSources {

    static final String PROPERTIES = "META-INF/microprofile-config.properties";
    static final String MICROPROFILE = "MicroProfile Config";

    private static final String DEFAULT = "default";

    private final Map<String, ConfigSource> inOrder = new LinkedHashMap<>();

    private ConfigSources() {}

    /**
     * Returns the sources for a filter of a web application.
     *
     * @param initParameter returns an {@code init-param} of the filter, or null
     * @param context the web application
     */
    public static ConfigSources of(UnaryOperator<String> initParameter, ServletContext context) {
        Optional<MicroProfileConfig> microProfile = MicroProfileConfig.find();
        ConfigSources sources = new ConfigSources();
        sources.add("system property", System::getProperty);
        sources.inOrder.put("environment variable", setting -> environmentVariable(setting.key));
        sources.inOrder.put(
                MICROPROFILE, setting -> microProfile.flatMap(config -> config.findAboveProperties(setting)));
        sources.add("init-param", initParameter);
        sources.add("context-param", context::getInitParameter);
        sources.inOrder.put(
                PROPERTIES,
                microProfile.<ConfigSource>map(config -> config::findProperties).orElseGet(ConfigSources::file));
        sources.inOrder.put(DEFAULT, setting -> ConfigSource.Value.of(setting.defaultValue, DEFAULT, ""));
        return sources;
    }

    private void add(String source, UnaryOperator<String> values) {
        inOrder.put(source, setting -> ConfigSource.Value.of(values.apply(setting.key), source, setting.key));
    }

    /** Returns what the sources are called, strongest first. */
    List<String> titles() {
        return List.copyOf(inOrder.keySet());
    }

    /** Returns the value of a setting, its default, or empty. */
    Optional<ConfigSource.Value> find(Setting<?> setting) {
        for (ConfigSource source : inOrder.values()) {
            Optional<ConfigSource.Value> found = source.find(setting);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns the name of the environment variable for a setting, such as {@code SCALEKIT_CLIENT_ID}. */
    static String environmentVariableOf(String name) {
        return underscored(name).toUpperCase(Locale.ROOT);
    }

    private static String underscored(String name) {
        return name.replace('.', '_').replace('-', '_');
    }

    /** Looks up the three names that MicroProfile Config gives to an environment variable. */
    private static Optional<ConfigSource.Value> environmentVariable(String name) {
        for (String variable : List.of(name, underscored(name), environmentVariableOf(name))) {
            Optional<ConfigSource.Value> found =
                    ConfigSource.Value.of(System.getenv(variable), "environment variable", variable);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Reads the file of MicroProfile Config, on servers without MicroProfile Config. */
    private static ConfigSource file() {
        Properties properties = new Properties();
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try (InputStream in = application == null ? null : application.getResourceAsStream(PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException | IllegalArgumentException e) {
            LogMessage.PROPERTIES_NOT_READABLE.log(e, PROPERTIES);
        }
        return setting -> ConfigSource.Value.of(properties.getProperty(setting.key), PROPERTIES, "");
    }
}
