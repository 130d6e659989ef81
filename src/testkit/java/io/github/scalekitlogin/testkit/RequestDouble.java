// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/**
 * A request of a browser to {@code https://shop.example}, for tests and benchmarks without a server. What a test does not say
 * is absent. The methods that a filter calls for each request allocate nothing; those that are not here throw.
 */
public final class RequestDouble extends HttpServletRequestWrapper {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String method = "GET";
    private String path = "/";
    private String pathInfo;
    private String query;
    private Principal principal;
    private Set<String> roles = Set.of();
    private String authType;
    private List<Locale> languages = List.of();
    private SessionDouble session;
    private Runnable logout;
    private ExecutorService asyncThreads;
    private AsyncDouble async;

    public RequestDouble() {
        super(ContextDouble.unsupported(HttpServletRequest.class));
    }

    public RequestDouble path(String path) {
        this.path = path;
        return this;
    }

    public RequestDouble pathInfo(String pathInfo) {
        this.pathInfo = pathInfo;
        return this;
    }

    public RequestDouble query(String query) {
        this.query = query;
        return this;
    }

    public RequestDouble method(String method) {
        this.method = method;
        return this;
    }

    public RequestDouble parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public RequestDouble header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The languages of the user, best first. */
    public RequestDouble languages(List<Locale> languages) {
        this.languages = languages;
        return header("Accept-Language", languages.toString());
    }

    public RequestDouble signedInAs(String name, String... roles) {
        this.principal = () -> name;
        this.roles = Set.of(roles);
        return this;
    }

    /** The container's authentication type. */
    public RequestDouble authType(String authType) {
        this.authType = authType;
        return this;
    }

    /** The session of the browser; its attributes are this map. */
    public RequestDouble session(Map<String, Object> attributes) {
        return session(new SessionDouble(attributes));
    }

    /** The session of the browser. */
    public RequestDouble session(SessionDouble session) {
        this.session = session;
        return this;
    }

    /** Returns the attributes of the session, or null when there is none. */
    public Map<String, Object> session() {
        return session == null ? null : session.attributes();
    }

    /** What {@code logout()} does. */
    public RequestDouble logout(Runnable logout) {
        this.logout = logout;
        return this;
    }

    /** Supports asynchronous processing, on these threads. */
    public RequestDouble asyncOn(ExecutorService threads) {
        this.asyncThreads = threads;
        return this;
    }

    /** Waits until asynchronous processing has completed, if it was started. */
    public void awaitCompletion() {
        if (async != null) {
            async.awaitCompletion();
        }
    }

    /** Removes all attributes of the request, so that it can be sent again. */
    public RequestDouble clearAttributes() {
        if (!attributes.isEmpty()) {
            attributes.clear();
        }
        return this;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public String getPathInfo() {
        return pathInfo;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return MappingDouble.BY_EXTENSION;
    }

    @Override
    public String getRequestURI() {
        return pathInfo == null ? path : path + pathInfo;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("https://shop.example").append(getRequestURI());
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String getScheme() {
        return "https";
    }

    @Override
    public String getServerName() {
        return "shop.example";
    }

    @Override
    public int getServerPort() {
        return 443;
    }

    @Override
    public String getRemoteAddr() {
        return "127.0.0.1";
    }

    @Override
    public String getRemoteHost() {
        return "127.0.0.1";
    }

    @Override
    public ServletContext getServletContext() {
        return ContextDouble.CONTEXT;
    }

    @Override
    public Locale getLocale() {
        return languages.isEmpty() ? Locale.ENGLISH : languages.get(0);
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(languages);
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
        return parameters.get(name);
    }

    @Override
    public String[] getParameterValues(String name) {
        String value = parameters.get(name);
        return value == null ? null : new String[] {value};
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters.isEmpty()) {
            return Map.of();
        }
        Map<String, String[]> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, new String[] {value}));
        return values;
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
    public String getRemoteUser() {
        return principal == null ? null : principal.getName();
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
        return roles.contains(role);
    }

    @Override
    public String getAuthType() {
        return authType;
    }

    @Override
    public void logout() {
        logout.run();
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
            session = new SessionDouble();
        }
        return session;
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public boolean isAsyncSupported() {
        return asyncThreads != null;
    }

    @Override
    public boolean isAsyncStarted() {
        return async != null;
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        async = new AsyncDouble(this, response, asyncThreads);
        return async;
    }
}
