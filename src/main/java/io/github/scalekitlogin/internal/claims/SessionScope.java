// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.servlet.http.HttpSession;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The attributes of a session for expressions, as in Jakarta Pages: names need not be identifiers, as in
 * <code>${sessionScope['wicket:app:session']}</code>. Read-only. Not thread-safe.
 */
final class SessionScope extends AbstractMap<String, Object> {

    private final HttpSession session;

    /** Creates a view of a session, or an empty one for null. */
    SessionScope(HttpSession session) {
        this.session = session;
    }

    @Override
    public Object get(Object name) {
        return session == null || name == null ? null : session.getAttribute(name.toString());
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> entries = new HashMap<>();
        if (session != null) {
            Collections.list(session.getAttributeNames())
                    .forEach(name -> entries.put(name, session.getAttribute(name)));
        }
        return Collections.unmodifiableMap(entries).entrySet();
    }
}
