// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.testkit.SessionDouble;
import jakarta.servlet.Filter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pac4j.core.client.direct.AnonymousClient;
import org.pac4j.core.config.Config;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.core.util.Pac4jConstants;
import org.pac4j.jee.filter.SecurityFilter;

/** Pac4j's filter for Jakarta EE, with nothing to check. */
final class Pac4jFilter {

    private Pac4jFilter() {}

    static Filter create() {
        return new SecurityFilter(new Config(new AnonymousClient()), "AnonymousClient", "none", "none");
    }

    static void signIn(SessionDouble session) {
        CommonProfile profile = new CommonProfile();
        profile.setId("alice");
        profile.setClientName("FormClient");
        Map<String, UserProfile> profiles = new LinkedHashMap<>();
        profiles.put("FormClient", profile);
        session.setAttribute(Pac4jConstants.USER_PROFILES, profiles);
    }
}
