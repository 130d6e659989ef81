// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import java.security.Principal;
import java.util.UUID;

/**
 * Names of objects. Only types that are made to be a name have one: the text of any other object may be a class name, change
 * between requests or contain a session identifier. Thread-safe.
 */
public final class PlainNames {

    private PlainNames() {}

    /** Returns the name of a principal, or the text of a text, number, UUID or enum; null for all other objects. */
    public static String of(Object value) {
        if (value instanceof Principal principal) {
            return principal.getName();
        }
        boolean name = value instanceof CharSequence
                || value instanceof Number
                || value instanceof UUID
                || value instanceof Enum<?>;
        return name ? value.toString() : null;
    }
}
