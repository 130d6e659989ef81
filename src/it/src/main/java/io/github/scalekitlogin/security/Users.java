// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Map;
import java.util.Set;

/** The users of an application that knows them itself. */
@ApplicationScoped
public class Users implements IdentityStore {

    private static final Map<String, Set<String>> GROUPS =
            Map.of("alice", Set.of("customer", "clerk"), "bob", Set.of("customer"));

    /** For the container. */
    public Users() {}

    /**
     * Checks name and password, and tells the groups.
     *
     * @param typed what was typed
     * @return who that is, or invalid
     */
    public CredentialValidationResult validate(UsernamePasswordCredential typed) {
        Set<String> groups = GROUPS.get(typed.getCaller());
        return groups != null && typed.getPasswordAsString().equals("secret")
                ? new CredentialValidationResult(typed.getCaller(), groups)
                : CredentialValidationResult.INVALID_RESULT;
    }
}
