// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

/**
 * The two parameters that Scalekit sends to the login endpoint. Immutable and thread-safe.
 *
 * @param loginRequestId Scalekit's identifier of the login request: 1 to 128 letters, digits, {@code _} and {@code -}
 * @param state the value of {@code state} as it stood in the query, percent-encoding included; it goes back byte for byte
 */
public record LoginRequest(String loginRequestId, String state) {

    /** Name of the parameter that identifies a login request. */
    public static final String LOGIN_REQUEST_ID = "login_request_id";

    /** Name of the parameter that goes back to Scalekit. */
    public static final String STATE = "state";

    /**
     * Name of the parameter with the value of {@code state} at addresses where an authentication mechanism may use a parameter
     * {@code state} of its own.
     */
    public static final String CARRIED_STATE = "scalekit_state";

    /** Returns the query with both parameters, as they came. */
    public String toQuery() {
        return LOGIN_REQUEST_ID + '=' + loginRequestId + '&' + STATE + '=' + state;
    }

    /** Returns the query with both parameters for an address at which {@code state} may have another meaning. */
    public String toCarriedQuery() {
        return LOGIN_REQUEST_ID + '=' + loginRequestId + '&' + CARRIED_STATE + '=' + state;
    }

    /** Returns the identifier only: {@code state} must not reach a log. */
    @Override
    public String toString() {
        return loginRequestId;
    }
}
