// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * User details that the user endpoint accepted.
 *
 * @param details the JSON body, in its order
 * @param authRequestId what the answer named
 */
public record Submission(String loginRequestId, Map<String, Object> details, String authRequestId) {

    public Submission {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Returns whether the app reported that nobody signed in. */
    public boolean loginFailed() {
        return Boolean.TRUE.equals(details.get("login_failed"));
    }
}
