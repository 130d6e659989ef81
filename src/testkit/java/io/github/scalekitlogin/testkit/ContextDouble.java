// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.testkit;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The application of the other doubles, at the context path "". A request that is not the filter's never asks it. */
public final class ContextDouble {

    static final ServletContext CONTEXT = newContext();

    private ContextDouble() {}

    /** Returns the configuration of a filter with these init parameters. */
    public static FilterConfig filterConfig(Map<String, String> parameters) {
        return proxy(FilterConfig.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getInitParameter" -> parameters.get(arguments[0]);
            case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
            case "getServletContext" -> CONTEXT;
            case "getFilterName" -> "filter";
            default -> throw new UnsupportedOperationException(called.toString());
        });
    }

    /** Returns an object of which each method throws: the one that a double wraps. */
    static <T> T unsupported(Class<T> type) {
        return proxy(type, (proxy, called, arguments) -> {
            throw new UnsupportedOperationException(called.toString());
        });
    }

    private static ServletContext newContext() {
        Map<String, Object> attributes = new ConcurrentHashMap<>();
        return proxy(ServletContext.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getContextPath" -> "";
            case "getServerInfo" -> "double";
            case "getEffectiveSessionTrackingModes" -> Set.of(SessionTrackingMode.COOKIE);
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove(arguments[0]);
            case "getAttributeNames", "getInitParameterNames" -> Collections.emptyEnumeration();
            case "hashCode" -> 1;
            case "equals" -> proxy == arguments[0];
            case "toString" -> "application";
            default -> null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(ContextDouble.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
