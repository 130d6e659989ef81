// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.homegrown;

import jakarta.servlet.ServletException;
import java.io.Serializable;
import java.util.List;

/** A user as older applications store it: a class without {@code toString}, not a record. */
public final class User implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String PASSWORD = "secret";

    private final String login;

    private User(String login) {
        this.login = login;
    }

    /**
     * Checks a password.
     *
     * @param login the name typed in
     * @param password the password typed in
     * @return who that is
     * @throws ServletException when the two do not match
     */
    public static User of(String login, String password) throws ServletException {
        if (!List.of("alice", "bob").contains(login) || !PASSWORD.equals(password)) {
            throw new ServletException("That name and password do not match any account.");
        }
        return new User(login);
    }

    /**
     * The name the user signs in with.
     *
     * @return the name
     */
    public String getLogin() {
        return login;
    }

    /**
     * The e-mail address.
     *
     * @return the address
     */
    public String getMail() {
        return login + "@example.com";
    }

    /**
     * What the user may do.
     *
     * @return names of roles
     */
    public List<String> getRoles() {
        return login.equals("alice") ? List.of("customer", "clerk") : List.of("customer");
    }
}
