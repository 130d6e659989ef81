// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.config.Forms.ExplainedMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one setting after the other and notes every fault, so that all can be named at once. Used once, by one thread. */
final class SettingValues {

    private final ConfigSources sources;
    private final List<String> faults = new ArrayList<>();

    SettingValues(ConfigSources sources) {
        this.sources = sources;
    }

    boolean has(Setting setting) {
        return sources.find(setting).isPresent();
    }

    /** Returns what a setting means, or null when it is wrong or missing, which is noted. */
    <T> T require(Setting setting, Function<String, T> form) {
        if (!has(setting)) {
            faults.add(setting.key + " is missing; expected: " + setting.expected);
        }
        return find(setting, form);
    }

    /** Returns what a setting means, or null when there is none, or it is wrong, which is noted. */
    <T> T find(Setting setting, Function<String, T> form) {
        Optional<ConfigSource.Value> found = sources.find(setting);
        try {
            return found.map(ConfigSource.Value::text).map(form).orElse(null);
        } catch (IllegalArgumentException mistake) {
            faults.add(setting.key + " is wrong; expected: " + setting.expected + "; received: "
                    + (setting.isSecret() ? "***" : found.get().text().replaceAll("//[^/]*@", "//***@")) + "; from: "
                    + found.get().source()
                    + (mistake instanceof ExplainedMistake ? "; " + mistake.getMessage() : ""));
            return null;
        }
    }

    /** Returns whether a group of settings is there, all of which it needs; what lacks is noted. */
    boolean hasAll(Setting... group) {
        List<Setting> there = List.of(group).stream().filter(this::has).toList();
        if (!there.isEmpty()) {
            List.of(group).stream()
                    .filter(setting -> !there.contains(setting))
                    .forEach(setting -> note(setting.key + " is missing, which " + there.get(0).key
                            + " needs; expected: " + setting.expected));
        }
        return there.size() == group.length;
    }

    void note(String fault) {
        faults.add(fault);
    }

    void requireNoFaults() throws InvalidSettingsException {
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
    }
}
