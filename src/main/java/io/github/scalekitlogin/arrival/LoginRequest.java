// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.arrival;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The pair Scalekit sends a browser to the application with. Thread-safe; neither component is null.
 *
 * @param loginRequestId Scalekit's identifier of the login request, 1 to 128 letters, digits, {@code _} and {@code -}
 * @param state the value of {@code state} as it stood in the query, percent-encoding included, so that it can go back
 *     byte for byte
 */
public record LoginRequest(String loginRequestId, String state) {

    /** Name of the parameter that identifies a login request. */
    public static final String LOGIN_REQUEST_ID = "login_request_id";

    /** The parameter that goes back to Scalekit. */
    public static final String STATE = "state";

    private static final int LONGEST_STATE = 4096;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");
    private static final Pattern IN_A_QUERY = Pattern.compile("[A-Za-z0-9%._~!$'()*+,;:@/?=-]+");

    /**
     * Returns the one login request a query names.
     *
     * @param query a query string as it came, or null
     * @throws MalformedLoginRequestException when a parameter is missing, there twice, too long or malformed
     */
    static LoginRequest parse(String query) throws MalformedLoginRequestException {
        String id = decode(LOGIN_REQUEST_ID, requireOne(query, LOGIN_REQUEST_ID));
        if (!ID.matcher(id).matches()) {
            throw new MalformedLoginRequestException(
                    LOGIN_REQUEST_ID + " is not 1 to 128 letters, digits, '_' and '-'");
        }
        String state = requireOne(query, STATE);
        String decoded = decode(STATE, state);
        if (decoded.length() > LONGEST_STATE) {
            throw new MalformedLoginRequestException(STATE + " is longer than " + LONGEST_STATE + " characters");
        }
        if (!IN_A_QUERY.matcher(state).matches() || !PRINTABLE.matcher(decoded).matches()) {
            throw new MalformedLoginRequestException(STATE + " is empty or not printable ASCII");
        }
        return new LoginRequest(id, state);
    }

    /** Returns whether an identifier has the form every login request's has. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Returns the query that names this login request, as it came. */
    public String toQuery() {
        return LOGIN_REQUEST_ID + '=' + loginRequestId + '&' + STATE + '=' + state;
    }

    /** Names the login request only: {@code state} is not for logs. */
    @Override
    public String toString() {
        return loginRequestId;
    }

    private static String requireOne(String query, String name) throws MalformedLoginRequestException {
        List<String> values = values(query, name);
        if (values.size() != 1) {
            throw new MalformedLoginRequestException(
                    name + (values.isEmpty() ? " is missing" : " is there more than once"));
        }
        return values.get(0);
    }

    /** Returns every value of a parameter, still encoded. */
    static List<String> values(String query, String name) throws MalformedLoginRequestException {
        List<String> values = new ArrayList<>(1);
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            int equals = parameter.indexOf('=');
            String key = equals < 0 ? parameter : parameter.substring(0, equals);
            if (key.equals(name) || (key.indexOf('%') >= 0 && name.equals(decode("a parameter's name", key)))) {
                values.add(equals < 0 ? "" : parameter.substring(equals + 1));
            }
        }
        return values;
    }

    /** Returns a value without its percent-encoding. */
    static String decode(String name, String raw) throws MalformedLoginRequestException {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedLoginRequestException(name + " is not percent-encoded correctly");
        }
    }
}
