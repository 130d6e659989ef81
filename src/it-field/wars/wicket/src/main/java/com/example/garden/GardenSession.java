// SPDX-License-Identifier: Apache-2.0
package com.example.garden;

import java.util.Set;
import org.apache.wicket.authroles.authentication.AuthenticatedWebSession;
import org.apache.wicket.authroles.authorization.strategies.role.Roles;
import org.apache.wicket.request.Request;

/** Keeps the name of the signed-in user; the container knows nothing of it. */
public class GardenSession extends AuthenticatedWebSession {

    private static final long serialVersionUID = 1L;
    private static final Set<String> USERS = Set.of("alice", "bob");

    private String user;

    /** Starts with nobody signed in. */
    public GardenSession(Request request) {
        super(request);
    }

    @Override
    protected boolean authenticate(String name, String password) {
        boolean known = USERS.contains(name) && "secret".equals(password);
        user = known ? name : null;
        return known;
    }

    /** Returns the name, null while nobody is signed in. */
    public String getUser() {
        return user;
    }

    @Override
    public Roles getRoles() {
        return isSignedIn() ? new Roles(Roles.USER) : new Roles();
    }

    @Override
    public void signOut() {
        super.signOut();
        user = null;
    }
}
