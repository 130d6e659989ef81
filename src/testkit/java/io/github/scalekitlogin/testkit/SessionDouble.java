// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A session that never expires. Its calls allocate nothing, except for the names of the attributes. */
public final class SessionDouble implements HttpSession {

    private final Map<String, Object> attributes;
    private final String id;

    /** Keeps the attributes as servers do, in a concurrent map. */
    public SessionDouble() {
        this(new ConcurrentHashMap<>());
    }

    /** Keeps the attributes in this map. */
    public SessionDouble(Map<String, Object> attributes) {
        this.attributes = attributes;
        this.id = Integer.toHexString(System.identityHashCode(attributes));
    }

    /** Returns the map of the attributes. */
    public Map<String, Object> attributes() {
        return attributes;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    /** Returns the names of this moment: callers remove attributes while they go through them. */
    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(List.copyOf(attributes.keySet()));
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public long getCreationTime() {
        return 0;
    }

    @Override
    public long getLastAccessedTime() {
        return 0;
    }

    @Override
    public ServletContext getServletContext() {
        return ContextDouble.CONTEXT;
    }

    @Override
    public void setMaxInactiveInterval(int interval) {
        // Never expires.
    }

    @Override
    public int getMaxInactiveInterval() {
        return 1_800;
    }

    @Override
    public void invalidate() {
        attributes.clear();
    }

    @Override
    public boolean isNew() {
        return false;
    }
}
