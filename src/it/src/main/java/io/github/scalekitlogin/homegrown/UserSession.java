// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.homegrown;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;

/** Who is signed in, in the session. */
@Named
@SessionScoped
public class UserSession implements Serializable {

    private static final long serialVersionUID = 1;

    private User user;

    /** For the container. */
    public UserSession() {}

    /**
     * The user who is signed in.
     *
     * @return the user, or null
     */
    public User getUser() {
        return user;
    }

    /**
     * Signs a user in.
     *
     * @param user the user, or null
     */
    public void setUser(User user) {
        this.user = user;
    }
}
