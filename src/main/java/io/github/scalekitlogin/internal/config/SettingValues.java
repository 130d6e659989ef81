// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.config.SettingConverters.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of all settings, converted once, and all faults for one message. Used once, by one thread. */
final class SettingValues {

    private final ConfigSources sources;
    private final Map<Setting<?>, Optional<ConfigSource.Value>> texts = new HashMap<>();
    private final Map<Setting<?>, Optional<Object>> values = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    SettingValues(ConfigSources sources) {
        this.sources = sources;
    }

    /** Converts all settings. Adds a fault for each one that is wrong, or missing although it is required. */
    void readAll() {
        for (Setting<?> setting : SettingTable.ALL) {
            if (setting.required) {
                require(setting);
            }
            get(setting);
        }
    }

    /** Returns the source of each setting that differs from its default. */
    Map<String, String> nonDefaultSources() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Setting<?> setting : SettingTable.ALL) {
            Optional<ConfigSource.Value> value = find(setting);
            if (value.isPresent() && !value.get().text().equals(setting.defaultValue)) {
                found.put(setting.key, value.get().source());
            }
        }
        return Collections.unmodifiableMap(found);
    }

    boolean has(Setting<?> setting) {
        return find(setting).isPresent();
    }

    private Optional<ConfigSource.Value> find(Setting<?> setting) {
        return texts.computeIfAbsent(setting, sources::find);
    }

    /** Adds a fault if a setting has no value. */
    void require(Setting<?> setting) {
        if (!has(setting)) {
            addFault(setting + " is missing; expected: " + setting.expected);
        }
    }

    /** Returns the converted value, or null if there is none. If it is wrong, adds a fault once and returns null. */
    @SuppressWarnings("unchecked")
    <T> T get(Setting<T> setting) {
        Optional<Object> known = values.get(setting);
        if (known == null) {
            known = Optional.ofNullable(convert(setting));
            values.put(setting, known);
        }
        return (T) known.orElse(null);
    }

    private <T> T convert(Setting<T> setting) {
        Optional<ConfigSource.Value> found = find(setting);
        try {
            return found.isEmpty() ? null : setting.convert(found.get().text(), this);
        } catch (IllegalArgumentException e) {
            addFault(setting + " is wrong; expected: " + setting.expected + "; received: "
                    + (setting.secret ? "***" : withoutCredentials(found.get().text())) + "; from: "
                    + found.get().origin()
                    + (e instanceof InvalidValueException ? "; " + e.getMessage() : ""));
            return null;
        }
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
