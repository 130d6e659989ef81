// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;

/** A session without attributes, whose calls cost nothing. */
public final class EmptySession implements HttpSession {

    @Override
    public long getCreationTime() {
        return 0;
    }

    @Override
    public String getId() {
        return "1";
    }

    @Override
    public long getLastAccessedTime() {
        return 0;
    }

    @Override
    public ServletContext getServletContext() {
        return null;
    }

    @Override
    public void setMaxInactiveInterval(int interval) {
        throw new AssertionError("Nothing is changed");
    }

    @Override
    public int getMaxInactiveInterval() {
        return 0;
    }

    @Override
    public Object getAttribute(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public void setAttribute(String name, Object value) {
        throw new AssertionError("Nothing is changed");
    }

    @Override
    public void removeAttribute(String name) {
        throw new AssertionError("Nothing is changed");
    }

    @Override
    public void invalidate() {
        throw new AssertionError("Nothing is changed");
    }

    @Override
    public boolean isNew() {
        return false;
    }
}
