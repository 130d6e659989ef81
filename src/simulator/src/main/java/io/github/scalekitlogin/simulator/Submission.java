// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * User details that the user endpoint accepted. Immutable.
 *
 * @param loginRequestId the login request
 * @param details the fields of the JSON body in their order; strings, booleans, numbers, lists and maps
 * @param authRequestId the id in the response, {@code req_} and digits
 * @since 1.0
 */
public record Submission(String loginRequestId, Map<String, Object> details, String authRequestId) {

    /** Copies the details. */
    public Submission {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * Returns whether the application reported a failed login.
     *
     * @return true when {@code login_failed} is true
     */
    public boolean loginFailed() {
        return Boolean.TRUE.equals(details.get("login_failed"));
    }
}
