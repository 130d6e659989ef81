// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;

/**
 * The user whose claims are read. As thread-safe as the request.
 *
 * @param principal the signed-in user
 * @param name the name of the account in the form that {@code scalekit.principal-name} asks for
 * @param attributes what a security framework knows about the user, by name; may be empty
 * @param loginClaims the claims that the application has given at the login, by the names of claims; may be empty
 * @param request the current request of that user; null in a dry run
 */
record ClaimsSubject(
        Principal principal,
        String name,
        Map<String, Object> attributes,
        Map<String, Object> loginClaims,
        HttpServletRequest request) {

    /** Returns nothing about the user: names must not reach a log. */
    @Override
    public String toString() {
        return "***";
    }
}
