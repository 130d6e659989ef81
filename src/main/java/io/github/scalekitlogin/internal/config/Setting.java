// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.util.List;

/**
 * A setting with all that is known about it: key, type, default, converter, and what messages and documentation say. Immutable.
 *
 * @param <T> the type of its value
 */
final class Setting<T> {

    final Group group;
    final String key;
    /** The expected value, for messages. */
    final String expected;
    /** The default value as a text, or null. */
    final String defaultValue;
    /** What applies without a value if there is no default, for the documentation; may be empty. */
    final String otherwise;

    final String description;
    final String example;
    final boolean required;
    final boolean secret;
    /** Whether the value may contain expressions. The server's configuration must not expand them. */
    final boolean expression;

    private final Converter<T> converter;

    private Setting(Builder<T> builder, String description) {
        this.group = builder.group;
        this.key = builder.key;
        this.converter = builder.converter;
        this.expected = builder.expected;
        this.defaultValue = builder.defaultValue;
        this.otherwise = builder.otherwise;
        this.example = builder.example;
        this.required = builder.required;
        this.secret = builder.secret;
        this.expression = builder.expression;
        this.description = description;
    }

    /** Parts of the reference page, in its order. */
    enum Group {
        CONNECTION("Connection to Scalekit"),
        LOGIN("Login of the application"),
        USERS("Names and users"),
        PAGES("Confirm page, addresses and looks"),
        NETWORK("Network"),
        NODES("Several nodes"),
        CLAIMS("Claims"),
        DIRECTORY("Claims from a directory"),
        DATABASE("Claims from a database");

        final String title;

        Group(String title) {
            this.title = title;
        }
    }

    /**
     * Converts the text of a setting.
     *
     * @param <T> the type of its value
     */
    @FunctionalInterface
    interface Converter<T> {

        /**
         * Returns the value.
         *
         * @param others the other settings, for values that have a meaning only together
         * @throws IllegalArgumentException if the text is wrong; see {@link SettingConverters}
         */
        T convert(String text, SettingValues others);
    }

    T convert(String text, SettingValues others) {
        return converter.convert(text, others);
    }

    /** Returns the key: a value may be a secret. */
    @Override
    public String toString() {
        return key;
    }

    /** Collects what is known about a setting. */
    static final class Builder<T> {

        private final List<Setting<?>> table;
        private final Group group;
        private final String key;
        private final Converter<T> converter;
        private String expected;
        private String defaultValue;
        private String otherwise = "";
        private String example;
        private boolean required;
        private boolean secret;
        private boolean expression;

        /** Creates a builder whose setting becomes the last one of a table. */
        Builder(List<Setting<?>> table, Group group, String key, Converter<T> converter) {
            this.table = table;
            this.group = group;
            this.key = key;
            this.converter = converter;
        }

        Builder<T> expected(String text) {
            this.expected = text;
            return this;
        }

        Builder<T> byDefault(String value) {
            this.defaultValue = value;
            return this;
        }

        Builder<T> otherwise(String text) {
            this.otherwise = text;
            return this;
        }

        Builder<T> example(String value) {
            this.example = value;
            return this;
        }

        Builder<T> required() {
            this.required = true;
            return otherwise("required");
        }

        Builder<T> secret() {
            this.secret = true;
            return example("…");
        }

        Builder<T> expression() {
            this.expression = true;
            return this;
        }

        /** Returns the setting, of which these sentences say what it does. */
        Setting<T> description(String sentences) {
            Setting<T> setting = new Setting<>(this, sentences);
            table.add(setting);
            return setting;
        }
    }
}
