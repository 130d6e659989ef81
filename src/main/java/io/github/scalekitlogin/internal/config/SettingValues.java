// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.config.SettingConverters.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads and converts settings one by one, and collects all faults for one message. Used once, by one thread. */
final class SettingValues {

    private final ConfigSources sources;
    private final List<String> faults = new ArrayList<>();

    SettingValues(ConfigSources sources) {
        this.sources = sources;
    }

    /** Returns the source of each setting that differs from its default. */
    Map<String, String> nonDefaultSources() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            sources.findNonDefault(setting).ifPresent(value -> found.put(setting.key, value.source()));
        }
        return Collections.unmodifiableMap(found);
    }

    boolean has(Setting setting) {
        return sources.find(setting).isPresent();
    }

    /** Returns the converted value of a required setting. If it is missing or wrong, adds a fault and returns null. */
    <T> T require(Setting setting, Function<String, T> converter) {
        if (!has(setting)) {
            faults.add(setting.key + " is missing; expected: " + setting.expected);
        }
        return find(setting, converter);
    }

    /** Returns the converted value of an optional setting, or null if there is none. If it is wrong, adds a fault. */
    <T> T find(Setting setting, Function<String, T> converter) {
        Optional<ConfigSource.Value> found = sources.find(setting);
        try {
            return found.map(ConfigSource.Value::text).map(converter).orElse(null);
        } catch (IllegalArgumentException e) {
            faults.add(setting.key + " is wrong; expected: " + setting.expected + "; received: "
                    + (setting.isSecret()
                            ? "***"
                            : withoutCredentials(found.get().text())) + "; from: "
                    + found.get().origin()
                    + (e instanceof InvalidValueException ? "; " + e.getMessage() : ""));
            return null;
        }
    }

    /** Returns whether all settings of a group are present. If only some are, adds a fault for each missing setting. */
    boolean hasAll(Setting... group) {
        List<Setting> present = List.of(group).stream().filter(this::has).toList();
        if (!present.isEmpty()) {
            List.of(group).stream()
                    .filter(setting -> !present.contains(setting))
                    .forEach(setting -> addFault(setting.key + " is missing, which " + present.get(0).key
                            + " needs; expected: " + setting.expected));
        }
        return present.size() == group.length;
    }

    void addFault(String fault) {
        faults.add(fault);
    }

    void requireNoFaults() throws InvalidSettingsException {
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
    }

    /** Hides what may be user name and password in a URL, however it is written. */
    private static String withoutCredentials(String text) {
        return text.contains(":") ? text.replaceAll("(?s)^(\\w+://)?.*@", "$1***@") : text;
    }
}
