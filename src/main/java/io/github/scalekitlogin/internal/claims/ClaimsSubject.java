// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * The user whose claims are read. As thread-safe as the request.
 *
 * @param principal the signed-in user
 * @param name the name of the account in the form that {@code scalekit.principal-name} asks for
 * @param request the current request of that user; null in a dry run
 */
record ClaimsSubject(Principal principal, String name, HttpServletRequest request) {

    /** Returns nothing about the user: names must not reach a log. */
    @Override
    public String toString() {
        return "***";
    }
}
