// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/** A GET of a browser, in plain code that costs next to nothing. Whatever is not here throws when it is asked for. */
final class PlainRequest extends PlainAddress {

    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private PlainSession session;
    private Principal principal;
    private ExecutorService threads;
    private PlainAsync async;

    PlainRequest(String path, String query) {
        super(path, query);
        headers.put("Host", "shop.example");
        headers.put("Accept", "text/html");
        headers.put("Sec-Fetch-Dest", "document");
        headers.put("Sec-Fetch-Mode", "navigate");
        headers.put("Sec-Fetch-Site", "same-origin");
    }

    PlainRequest in(PlainSession browsers) {
        session = browsers;
        return this;
    }

    PlainRequest signedInAs(String name) {
        principal = () -> name;
        return this;
    }

    PlainRequest from(String page) {
        headers.put("Referer", "https://shop.example" + page);
        return this;
    }

    /** The server's threads, which answer what stands aside. */
    PlainRequest standingAsideOn(ExecutorService serversThreads) {
        threads = serversThreads;
        return this;
    }

    /** Forgets what filters have left behind. */
    PlainRequest afresh() {
        if (!attributes.isEmpty()) {
            attributes.clear();
        }
        return this;
    }

    PlainSession session() {
        return session;
    }

    /** Waits for the end of what stands aside, if it does. */
    void awaitEnd() {
        if (async != null) {
            async.awaitEnd();
        }
    }

    @Override
    public boolean isAsyncSupported() {
        return threads != null;
    }

    @Override
    public boolean isAsyncStarted() {
        return async != null;
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        async = new PlainAsync(this, response, threads);
        return async;
    }

    @Override
    public String getRemoteUser() {
        return principal == null ? null : principal.getName();
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public String getAuthType() {
        return null;
    }

    @Override
    public Cookie[] getCookies() {
        return null;
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = headers.get(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singleton(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
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
    public String getRequestedSessionId() {
        return session == null ? null : session.getId();
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return session != null;
    }

    @Override
    public HttpSession getSession(boolean create) {
        if (session == null && create) {
            session = new PlainSession();
        }
        return session;
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }
}
