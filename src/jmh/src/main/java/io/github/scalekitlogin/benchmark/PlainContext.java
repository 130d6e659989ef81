// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The application around the requests. Asked at the start and, by us, at a hand-over; never on the way of other requests. */
final class PlainContext {

    static final ServletContext CONTEXT = newContext();

    private PlainContext() {}

    /** Installs a filter with these parameters. */
    static FilterConfig install(Map<String, String> parameters) {
        return proxy(FilterConfig.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getInitParameter" -> parameters.get(arguments[0]);
            case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
            case "getServletContext" -> CONTEXT;
            case "getFilterName" -> "filter";
            default -> throw new UnsupportedOperationException(called.toString());
        });
    }

    /** What throws whatever it is asked. */
    static <T> T refusing(Class<T> type) {
        return proxy(type, (proxy, called, arguments) -> {
            throw new UnsupportedOperationException(called.toString());
        });
    }

    private static ServletContext newContext() {
        Map<String, Object> attributes = new ConcurrentHashMap<>();
        return proxy(ServletContext.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getContextPath" -> "";
            case "getServerInfo" -> "Benchmark";
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getAttributeNames", "getInitParameterNames" -> Collections.emptyEnumeration();
            case "hashCode" -> 1;
            case "equals" -> proxy == arguments[0];
            case "toString" -> "application";
            default -> null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(PlainContext.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
