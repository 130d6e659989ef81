// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import io.github.scalekitlogin.internal.log.LogMessage;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;

/**
 * Access to session attributes that never throws. Session engines throw different exceptions for values they cannot read
 * and for sessions that have ended. Thread-safe.
 */
final class SessionAttributes {

    private SessionAttributes() {}

    /** Returns a value, or null if there is none or it cannot be read. */
    static Object get(HttpSession session, String name) {
        try {
            return session.getAttribute(name);
        } catch (RuntimeException e) {
            LogMessage.ATTRIBUTE_NOT_READABLE.log(e, name);
            return null;
        }
    }

    /** Returns the names of all attributes, or none if they cannot be read. */
    static List<String> names(HttpSession session) {
        try {
            return Collections.list(session.getAttributeNames());
        } catch (RuntimeException e) {
            LogMessage.ATTRIBUTES_NOT_READABLE.log(e);
            return List.of();
        }
    }

    /** Removes an attribute if that is possible. */
    static void remove(HttpSession session, String name) {
        try {
            session.removeAttribute(name);
        } catch (RuntimeException e) {
            LogMessage.ATTRIBUTE_NOT_REMOVED.log(e, name);
        }
    }
}
