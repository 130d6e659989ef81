// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.util.Optional;

/** A source of settings. */
@FunctionalInterface
interface ConfigSource {

    /** Returns the value of a setting in this source, or empty. */
    Optional<Value> find(Setting<?> setting);

    /**
     * A value and its origin.
     *
     * @param text the value, stripped, not blank
     * @param source short description of the source, such as {@code init-param}
     * @param name name of the value in the source, for messages; may be empty
     */
    record Value(String text, String source, String name) {

        /** Returns a value, or empty if the text is null or blank. */
        static Optional<Value> of(String text, String source, String name) {
            return text == null || text.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Value(text.strip(), source, name));
        }

        /** Returns the origin in detail, such as {@code init-param scalekit.path}. */
        String origin() {
            return name.isEmpty() ? source : source + ' ' + name;
        }

        /** Returns the origin only: the text may be a secret. */
        @Override
        public String toString() {
            return origin();
        }
    }
}
