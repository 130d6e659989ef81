// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Optional;

/**
 * Knows who is signed in: whom the container says, or the application, where it signs people in without one. Thread-safe.
 */
public final class SignedIn {

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");
    private static final String NAMED = "io.github.scalekitlogin.signedIn";

    private final Application application;

    /** Where an application that signs people in without a container keeps who that is. */
    public interface Application {

        /**
         * Returns what the application keeps for whoever is signed in, or null.
         *
         * @throws Exception when that cannot be found out: nobody is signed in then
         */
        Object user(HttpServletRequest request) throws Exception;

        /**
         * Returns the account's name, the same each time; null when it has none.
         *
         * @throws Exception when that cannot be found out: nobody is signed in then
         */
        String nameOf(Object user, HttpServletRequest request) throws Exception;
    }

    private SignedIn(Application application) {
        this.application = application;
    }

    /** Returns one that asks the container, unless the application has named somebody by {@link #name}. */
    public static SignedIn asTheContainerSays() {
        return new SignedIn(null);
    }

    /** Returns one that asks the application alone. */
    public static SignedIn asTheApplicationSays(Application application) {
        return new SignedIn(application);
    }

    /** Remembers for a session that somebody signed in to the application; null forgets it. */
    public static void name(HttpSession session, String name) {
        session.setAttribute(NAMED, name);
    }

    /** Returns who is signed in; empty when nobody is, or it cannot be told. Never throws, creates no session. */
    public Optional<Person> find(HttpServletRequest request) {
        return application == null ? named(request).or(() -> Person.of(request)) : ofApplication(request);
    }

    private Optional<Person> named(HttpServletRequest request) {
        HttpSession session = session(request);
        try {
            return session != null && session.getAttribute(NAMED) instanceof String name
                    ? Optional.of(new Person(new Account(name, name)))
                    : Optional.empty();
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    /** What an application keeps of a person it keeps in a session. */
    private Optional<Person> ofApplication(HttpServletRequest request) {
        if (session(request) == null) {
            return Optional.empty();
        }
        try {
            Object user = application.user(request);
            if (user == null || user.equals("")) {
                return Optional.empty();
            }
            String name = application.nameOf(user, request);
            if (name == null || name.isBlank()) {
                LOG.log(
                        Level.WARNING,
                        "A {0} of the application''s says no name of its own: set scalekit.claims.sub to an expression"
                                + " that does, such as $'{'currentUser.login}",
                        user.getClass().getName());
                return Optional.empty();
            }
            return Optional.of(new Person(new Account(name, user)));
        } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, "Who is signed in cannot be told: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static HttpSession session(HttpServletRequest request) {
        try {
            return request.getSession(false);
        } catch (RuntimeException notOurs) {
            return null;
        }
    }

    /** Somebody whom the application has signed in, and what it keeps of that person. */
    private record Account(String getName, Object user) implements Principal {

        /** Says nothing about the person: names are not for logs. */
        @Override
        public String toString() {
            return "***";
        }
    }
}
