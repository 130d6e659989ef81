// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** The server's MicroProfile Config; the only class that touches it, so that servers without it never load it. */
final class MicroProfileConfig {

    /** Ordinal of META-INF/microprofile-config.properties: what is no stronger yields to web.xml. */
    private static final int PROPERTIES_ORDINAL = 100;

    private final Config config;

    private MicroProfileConfig(Config config) {
        this.config = config;
    }

    /** Returns the configuration of the running web application, or empty where the server has none. */
    static Optional<MicroProfileConfig> find() {
        try {
            return Optional.of(new MicroProfileConfig(ConfigProvider.getConfig()));
        } catch (LinkageError | RuntimeException noneHere) {
            return Optional.empty();
        }
    }

    Optional<ConfigSource.Value> findStrong(Setting setting) {
        return find(setting, ordinal -> ordinal > PROPERTIES_ORDINAL);
    }

    Optional<ConfigSource.Value> findWeak(Setting setting) {
        return find(setting, ordinal -> ordinal <= PROPERTIES_ORDINAL);
    }

    private Optional<ConfigSource.Value> find(Setting setting, Predicate<Integer> ordinal) {
        if (setting.isExpression()) {
            return findAsItStands(setting.key, ordinal);
        }
        ConfigValue value = config.getConfigValue(setting.key);
        return value == null || !ordinal.test(value.getSourceOrdinal())
                ? Optional.empty()
                : ConfigSource.Value.of(value.getValue(), title(value.getSourceName()));
    }

    /** MicroProfile Config has expressions of the same form, which stand for other settings. */
    private Optional<ConfigSource.Value> findAsItStands(String name, Predicate<Integer> ordinal) {
        for (org.eclipse.microprofile.config.spi.ConfigSource source : config.getConfigSources()) {
            if (ordinal.test(source.getOrdinal())) {
                Optional<ConfigSource.Value> found =
                        ConfigSource.Value.of(source.getValue(name), title(source.getName()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String title(String source) {
        return "MicroProfile Config source " + source;
    }
}
