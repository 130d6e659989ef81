// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.user;

import java.util.Map;
import java.util.Set;

/**
 * What a security framework knows about the signed-in user beside the name. Reads it when it is asked. Implementations are
 * thread-safe.
 */
public interface UserProfile {

    /** The profile of a user of whom only the name is known. */
    UserProfile NONE = new UserProfile() {
        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public Map<String, Object> attributes() {
            return Map.of();
        }
    };

    /** Returns the roles or authorities; empty if the framework does not keep them. */
    Set<String> roles();

    /** Returns the attributes by name, as an identity provider has sent them; empty if there are none. */
    Map<String, Object> attributes();
}
