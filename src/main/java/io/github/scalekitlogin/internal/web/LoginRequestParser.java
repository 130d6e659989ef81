// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static io.github.scalekitlogin.internal.session.LoginRequest.CARRIED_STATE;
import static io.github.scalekitlogin.internal.session.LoginRequest.LOGIN_REQUEST_ID;
import static io.github.scalekitlogin.internal.session.LoginRequest.STATE;

import io.github.scalekitlogin.internal.session.LoginRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Scalekit's two parameters from query strings. Thread-safe. */
final class LoginRequestParser {

    private static final int MAX_STATE_LENGTH = 4096;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");
    private static final Pattern IN_A_QUERY = Pattern.compile("[A-Za-z0-9%._~!$'()*+,;:@/?=-]+");

    private LoginRequestParser() {}

    /**
     * Returns the login request of a query string.
     *
     * @param query a query string as it came, or null
     * @throws MalformedLoginRequestException if a parameter is missing, repeated, too long or malformed
     */
    static LoginRequest parse(String query) throws MalformedLoginRequestException {
        return parse(query, STATE);
    }

    private static LoginRequest parse(String query, String stateName) throws MalformedLoginRequestException {
        String id = decode(LOGIN_REQUEST_ID, requireOne(query, LOGIN_REQUEST_ID));
        if (!ID.matcher(id).matches()) {
            throw new MalformedLoginRequestException(
                    LOGIN_REQUEST_ID + " is not 1 to 128 letters, digits, '_' and '-'");
        }
        String state = requireOne(query, stateName);
        String decoded = decode(STATE, state);
        if (decoded.length() > MAX_STATE_LENGTH) {
            throw new MalformedLoginRequestException(STATE + " is longer than " + MAX_STATE_LENGTH + " characters");
        }
        if (!IN_A_QUERY.matcher(state).matches() || !PRINTABLE.matcher(decoded).matches()) {
            throw new MalformedLoginRequestException(STATE + " is empty or not printable ASCII");
        }
        return new LoginRequest(id, state);
    }

    /** Returns whether a query string names a login request, valid or not. */
    static boolean isNamedIn(String query) {
        return query != null && query.contains(LOGIN_REQUEST_ID);
    }

    /** Returns the login request of a query string, or empty if it has none or a malformed one. */
    static Optional<LoginRequest> find(String query) {
        return find(query, STATE);
    }

    /**
     * Returns the login request in the address of a login page, with {@code state} under either name, or empty if there is none
     * or a malformed one.
     */
    static Optional<LoginRequest> findCarried(String query) {
        return find(query, isCarriedIn(query) ? CARRIED_STATE : STATE);
    }

    /** Returns whether the query of a login page has {@code state} under our own name. */
    static boolean isCarriedIn(String query) {
        return query != null && query.contains(CARRIED_STATE + '=');
    }

    private static Optional<LoginRequest> find(String query, String stateName) {
        if (!isNamedIn(query)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(query, stateName));
        } catch (MalformedLoginRequestException e) {
            return Optional.empty();
        }
    }

    /** Returns the identifier in a query string, or empty if there is none, more than one or a malformed one. */
    static Optional<String> findId(String query) {
        if (query == null) {
            return Optional.empty();
        }
        try {
            List<String> ids = values(query, LOGIN_REQUEST_ID);
            String id = ids.size() == 1 ? decode(LOGIN_REQUEST_ID, ids.get(0)) : "";
            return isId(id) ? Optional.of(id) : Optional.empty();
        } catch (MalformedLoginRequestException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a text has the form of an identifier. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Returns whether a query string has both parameters, valid or not. */
    static boolean hasBoth(String query) {
        return query != null && query.contains(LOGIN_REQUEST_ID + '=') && query.contains(STATE + '=');
    }

    private static String requireOne(String query, String name) throws MalformedLoginRequestException {
        List<String> values = values(query, name);
        if (values.size() != 1) {
            throw new MalformedLoginRequestException(
                    name + (values.isEmpty() ? " is missing" : " is there more than once"));
        }
        return values.get(0);
    }

    /** Returns all values of a parameter, still encoded. */
    static List<String> values(String query, String name) throws MalformedLoginRequestException {
        List<String> values = new ArrayList<>(1);
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            int equals = parameter.indexOf('=');
            String key = equals < 0 ? parameter : parameter.substring(0, equals);
            if (key.equals(name) || (key.indexOf('%') >= 0 && name.equals(decode("the name of a parameter", key)))) {
                values.add(equals < 0 ? "" : parameter.substring(equals + 1));
            }
        }
        return values;
    }

    /** Returns a value without its percent-encoding. */
    private static String decode(String name, String raw) throws MalformedLoginRequestException {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedLoginRequestException(name + " is not percent-encoded correctly");
        }
    }
}
