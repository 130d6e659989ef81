// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.config;

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

    Optional<ConfigSource.Value> findStrong(String name) {
        return find(name, ordinal -> ordinal > PROPERTIES_ORDINAL);
    }

    Optional<ConfigSource.Value> findWeak(String name) {
        return find(name, ordinal -> ordinal <= PROPERTIES_ORDINAL);
    }

    private Optional<ConfigSource.Value> find(String name, Predicate<Integer> ordinal) {
        ConfigValue value = config.getConfigValue(name);
        return value == null || !ordinal.test(value.getSourceOrdinal())
                ? Optional.empty()
                : ConfigSource.Value.of(value.getValue(), "MicroProfile Config source " + value.getSourceName());
    }
}
