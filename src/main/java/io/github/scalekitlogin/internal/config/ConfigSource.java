// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import java.util.Optional;

/** One place settings may stand in. */
@FunctionalInterface
interface ConfigSource {

    /** Returns the value a place has for a setting, not blank, and what the place is called. */
    Optional<Value> find(Setting setting);

    /**
     * A value found.
     *
     * @param text the value, stripped
     * @param source what the place is called in messages
     */
    record Value(String text, String source) {

        /** Returns a value, or empty when there is none or only blanks. */
        static Optional<Value> of(String text, String source) {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(new Value(text.strip(), source));
        }

        /** Names the place only: it may be a secret's. */
        @Override
        public String toString() {
            return source;
        }
    }
}
