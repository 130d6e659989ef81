// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A request in a browser's session, for tests that need no server. What a test does not say is absent. */
public final class RequestDouble {

    private static final ServletContext CONTEXT = (ServletContext) Proxy.newProxyInstance(
            RequestDouble.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, called, arguments) -> {
                return switch (called.getName()) {
                    case "getContextPath" -> "";
                    case "getEffectiveSessionTrackingModes" -> Set.of(SessionTrackingMode.COOKIE);
                    case "getResourceAsStream", "getClassLoader" -> null;
                    default -> throw new UnsupportedOperationException(called.toString());
                };
            });

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private String query;
    private String method = "GET";
    private Principal principal;
    private Set<String> roles = Set.of();
    private Map<String, Object> session;
    private String path = "/";
    private String pathInfo;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private Runnable logout;
    private String authType;
    private List<Locale> languages = List.of();

    public RequestDouble path(String path) {
        this.path = path;
        return this;
    }

    public RequestDouble pathInfo(String pathInfo) {
        this.pathInfo = pathInfo;
        return this;
    }

    public RequestDouble parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** What the browser's person reads, best first. */
    public RequestDouble languages(List<Locale> languages) {
        this.languages = languages;
        return header("Accept-Language", languages.toString());
    }

    /** What {@code logout()} does to the browser's session. */
    public RequestDouble logout(Runnable logout) {
        this.logout = logout;
        return this;
    }

    /** The container's authentication type. */
    public RequestDouble authType(String authType) {
        this.authType = authType;
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

    public RequestDouble header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public RequestDouble signedInAs(String name, String... roles) {
        this.principal = () -> name;
        this.roles = Set.of(roles);
        return this;
    }

    /** Gives the browser's session the request comes in; its attributes are this map. */
    public RequestDouble session(Map<String, Object> attributes) {
        this.session = attributes;
        return this;
    }

    /** Returns the attributes of the session, or null when there is none. */
    public Map<String, Object> session() {
        return session;
    }

    public HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getQueryString" -> query;
                    case "getMethod" -> method;
                    case "getHeader" -> headers.get(arguments[0]);
                    case "getUserPrincipal" -> principal;
                    case "isUserInRole" -> roles.contains(arguments[0]);
                    case "getDispatcherType" -> DispatcherType.REQUEST;
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "getSession" -> session(arguments);
                    case "getRequestedSessionId" -> session == null ? null : "of-the-browser";
                    case "getContextPath" -> "";
                    case "getRequestURI" -> path + (pathInfo == null ? "" : pathInfo);
                    case "getServletPath" -> path;
                    case "getPathInfo" -> pathInfo;
                    case "getAuthType" -> authType;
                    case "getLocales" -> Collections.enumeration(languages);
                    case "getServletContext" -> CONTEXT;
                    case "isAsyncSupported", "isAsyncStarted" -> false;
                    case "getParameter" -> parameters.get(arguments[0]);
                    case "getParameterMap" -> parameters;
                    case "getParameterValues" ->
                        parameters.containsKey(arguments[0]) ? new String[] {parameters.get(arguments[0])} : null;
                    case "logout" -> {
                        logout.run();
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(called.toString());
                });
    }

    private HttpSession session(Object[] arguments) {
        boolean create = arguments == null || arguments.length == 0 || (Boolean) arguments[0];
        if (session == null && create) {
            session = new LinkedHashMap<>();
        }
        Map<String, Object> kept = session;
        return kept == null
                ? null
                : (HttpSession) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HttpSession.class},
                        (proxy, called, given) -> switch (called.getName()) {
                            case "getId" -> Integer.toHexString(System.identityHashCode(kept));
                            case "getAttribute" -> kept.get(given[0]);
                            case "setAttribute" -> kept.put((String) given[0], given[1]);
                            case "removeAttribute" -> kept.remove(given[0]);
                            case "invalidate" -> {
                                kept.clear();
                                yield null;
                            }
                            case "getAttributeNames" -> Collections.enumeration(Set.copyOf(kept.keySet()));
                            default -> throw new UnsupportedOperationException(called.toString());
                        });
    }
}
