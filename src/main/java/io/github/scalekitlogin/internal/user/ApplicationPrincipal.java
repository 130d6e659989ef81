// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import java.security.Principal;

/**
 * The principal of a user that the application keeps. Expressions find the user's object as <code>${principal.user}</code>,
 * for which the class is public. Immutable; as thread-safe as the user's object.
 */
public final class ApplicationPrincipal implements Principal {

    private final String name;
    private final Object user;

    /** Creates a principal; the name is null while it is not known. */
    public ApplicationPrincipal(String name, Object user) {
        this.name = name;
        this.user = user;
    }

    @Override
    public String getName() {
        return name;
    }

    /** Returns the object that the application keeps for the user. */
    public Object getUser() {
        return user;
    }

    /** Returns nothing about the user: names must not reach a log. */
    @Override
    public String toString() {
        return "***";
    }
}
