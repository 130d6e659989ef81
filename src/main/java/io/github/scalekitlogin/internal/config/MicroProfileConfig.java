// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** Reads the server's MicroProfile Config. Only this class uses it, so that servers without it do not load its classes. */
final class MicroProfileConfig {

    /** The ordinal of META-INF/microprofile-config.properties. The parameters of web.xml override it and lower ordinals. */
    private static final int PROPERTIES_ORDINAL = 100;

    private final Config config;

    private MicroProfileConfig(Config config) {
        this.config = config;
    }

    /** Returns the configuration of the web application, or empty on a server without MicroProfile Config. */
    static Optional<MicroProfileConfig> find() {
        try {
            return Optional.of(new MicroProfileConfig(ConfigProvider.getConfig()));
        } catch (LinkageError | RuntimeException notAvailable) {
            return Optional.empty();
        }
    }

    /** Returns the value in a source that overrides web.xml, or empty. */
    Optional<ConfigSource.Value> findAboveProperties(Setting<?> setting) {
        return find(setting, ordinal -> ordinal > PROPERTIES_ORDINAL);
    }

    /** Returns the value in META-INF/microprofile-config.properties or a lower source, or empty. */
    Optional<ConfigSource.Value> findProperties(Setting<?> setting) {
        return find(setting, ordinal -> ordinal <= PROPERTIES_ORDINAL);
    }

    private Optional<ConfigSource.Value> find(Setting<?> setting, Predicate<Integer> ordinal) {
        if (setting.expression) {
            return findUnexpanded(setting.key, ordinal);
        }
        ConfigValue value = config.getConfigValue(setting.key);
        return value == null || !ordinal.test(value.getSourceOrdinal())
                ? Optional.empty()
                : value(value.getValue(), value.getSourceName());
    }

    /**
     * Reads a value without the property expressions of MicroProfile Config. They have the same syntax as Jakarta Expression
     * Language, and would be expanded first.
     */
    private Optional<ConfigSource.Value> findUnexpanded(String name, Predicate<Integer> ordinal) {
        for (org.eclipse.microprofile.config.spi.ConfigSource source : config.getConfigSources()) {
            if (ordinal.test(source.getOrdinal())) {
                Optional<ConfigSource.Value> found = value(source.getValue(name), source.getName());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ConfigSource.Value> value(String text, String source) {
        return source != null && source.contains(ConfigSources.PROPERTIES)
                ? ConfigSource.Value.of(text, ConfigSources.PROPERTIES, "")
                : ConfigSource.Value.of(text, ConfigSources.MICROPROFILE, "source " + source);
    }
}
