// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page of the documentation that lists all settings, from the table that the filter reads. */
public final class SettingsDocument {

    private SettingsDocument() {}

    /** Returns the keys of all settings. */
    public static List<String> keys() {
        return SettingTable.ALL.stream().map(setting -> setting.key).toList();
    }

    /** Returns the name of the environment variable for a setting. */
    public static String environmentVariableOf(String key) {
        return ConfigSources.environmentVariableOf(key);
    }

    /** Returns the whole page. */
    public static String text() {
        return """
                # Settings

                This page is generated from the class `SettingTable`. The build fails if the two differ.

                Four settings are required: `scalekit.environment-url`, `scalekit.client-id`, `scalekit.client-secret` (or
                `scalekit.client-secret-file`) and `scalekit.connection-id`.

                ## Where settings come from

                The first source with a value counts:

                %s

                - A blank value counts as no value.
                - MicroProfile Config stands for the sources of the server that override
                  `META-INF/microprofile-config.properties`. Servers without MicroProfile Config read that file as well.
                - An `init-param` belongs to the filter in `web.xml`. A `context-param` needs no filter there.
                - Environment variables have three possible names, as in MicroProfile Config. The tables show the usual one.
                - Missing or wrong settings stop the deployment. One message lists all faults, with the expected value and the
                  source of each. It masks secrets.
                - Expressions are Jakarta Expression Language, `${…}` or `#{…}`. MicroProfile Config does not expand them in
                  settings that may have expressions.

                %s
                """.formatted(
                sources(),
                Stream.of(Setting.Group.values()).map(SettingsDocument::table).collect(Collectors.joining("\n\n")));
    }

    private static String sources() {
        return new GivenSettings()
                .sources().titles().stream()
                        .map(title -> "1. " + (title.contains("-") || title.contains("/") ? code(title) : title))
                        .collect(Collectors.joining("\n"));
    }

    private static String table(Setting.Group group) {
        return "## " + group.title + "\n\n"
                + "| setting | environment variable | expected value | default | description | example |\n"
                + "| --- | --- | --- | --- | --- | --- |\n"
                + SettingTable.ALL.stream()
                        .filter(setting -> setting.group == group)
                        .map(SettingsDocument::row)
                        .collect(Collectors.joining("\n"));
    }

    private static String row(Setting<?> setting) {
        return Stream.of(
                        code(setting.key),
                        code(environmentVariableOf(setting.key)),
                        setting.expected,
                        setting.defaultValue == null ? setting.otherwise : code(setting.defaultValue),
                        setting.description,
                        setting.secret ? "" : code(setting.example))
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String code(String text) {
        return '`' + text + '`';
    }
}
