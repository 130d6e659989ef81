// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import jakarta.servlet.http.HttpServletRequest;

/** Where an application that signs users in without the container keeps the user. Implementations are thread-safe. */
public interface ApplicationUserSource {

    /**
     * Returns the object the application keeps for the signed-in user, or null if nobody is signed in.
     *
     * @throws Exception if it cannot be read; nobody is signed in then
     */
    Object user(HttpServletRequest request) throws Exception;

    /**
     * Returns the name of the account, the same each time, or null if the object has none.
     *
     * @throws Exception if it cannot be read; nobody is signed in then
     */
    String nameOf(Object user, HttpServletRequest request) throws Exception;

    /** Returns what is known about the user beside the name. */
    default UserProfile profileOf(Object user) {
        return UserProfile.NONE;
    }
}
