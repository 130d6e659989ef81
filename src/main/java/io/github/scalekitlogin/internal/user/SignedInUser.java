// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import java.security.Principal;

/**
 * The user who is signed in. Immutable and thread-safe.
 *
 * @param principal the container's principal or the one made of the application's user; its name is not empty
 * @param profile what a security framework knows about the user
 * @param loginClaims the claims that the application has given at the login, as the session has them, or null; not checked
 */
public record SignedInUser(Principal principal, UserProfile profile, String loginClaims) {

    /** Creates a user of whom only the principal is known. */
    SignedInUser(Principal principal) {
        this(principal, UserProfile.NONE, null);
    }

    /** Returns the name of the account, not empty. It identifies the user in this application. */
    public String account() {
        return principal.getName();
    }

    /** Returns nothing about the user: names must not reach a log. */
    @Override
    public String toString() {
        return "***";
    }
}
