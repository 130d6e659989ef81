// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.session.LoginRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A request of the application without Scalekit's parameters. Applications permit their login page by its exact address, or
 * redirect it with all parameters. The browser keeps the parameters in its address. Not thread-safe.
 */
final class HiddenParametersRequest extends HttpServletRequestWrapper {

    private static final Set<String> HIDDEN =
            Set.of(LoginRequest.LOGIN_REQUEST_ID, LoginRequest.STATE, LoginRequest.CARRIED_STATE, "scalekit_page");

    private final String query;
    private final Map<String, Integer> hiddenValues = new LinkedHashMap<>();

    private HiddenParametersRequest(HttpServletRequest request, String fullQuery) {
        super(request);
        StringJoiner kept = new StringJoiner("&");
        for (String parameter : fullQuery.split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (HIDDEN.contains(name)) {
                hiddenValues.merge(name, 1, Integer::sum);
            } else {
                kept.add(parameter);
            }
        }
        this.query = kept.length() == 0 ? null : kept.toString();
    }

    /** Returns a request whose query does not have the parameters; the same request if it does not name a login request. */
    static HttpServletRequest of(HttpServletRequest request) {
        String query = request.getQueryString();
        return LoginRequestParser.isNamedIn(query) ? new HiddenParametersRequest(request, query) : request;
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    /** Leaves out the values of the query, which come before those of a form. */
    @Override
    public String[] getParameterValues(String name) {
        String[] values = super.getParameterValues(name);
        int hidden = hiddenValues.getOrDefault(name, 0);
        if (values == null || hidden == 0) {
            return values;
        }
        return hidden >= values.length ? null : Arrays.copyOfRange(values, hidden, values.length);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> visible = new LinkedHashMap<>();
        super.getParameterMap().keySet().forEach(name -> {
            String[] values = getParameterValues(name);
            if (values != null) {
                visible.put(name, values);
            }
        });
        return Collections.unmodifiableMap(visible);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
