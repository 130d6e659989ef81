// SPDX-License-Identifier: Apache-2.0
package com.example.library;

import java.util.Map;
import java.util.Optional;
import org.pac4j.core.client.Clients;
import org.pac4j.core.config.Config;
import org.pac4j.core.config.ConfigFactory;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.credentials.UsernamePasswordCredentials;
import org.pac4j.core.exception.CredentialsException;
import org.pac4j.core.http.url.DefaultUrlResolver;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.http.client.indirect.FormClient;

/** Signs people in by a form of the application. */
public class SecurityConfig implements ConfigFactory {

    private static final Map<String, String> ROLES = Map.of("alice", "clerk", "bob", "customer");

    @Override
    public Config build(Object... parameters) {
        FormClient form = new FormClient("/pac4j/login.jsp", SecurityConfig::validate);
        form.setUrlResolver(new DefaultUrlResolver(true));
        Clients clients = new Clients("/pac4j/callback", form);
        clients.setUrlResolver(new DefaultUrlResolver(true));
        return new Config(clients);
    }

    private static Optional<Credentials> validate(CallContext context, Credentials credentials) {
        UsernamePasswordCredentials typed = (UsernamePasswordCredentials) credentials;
        if (!ROLES.containsKey(typed.getUsername()) || !typed.getPassword().equals("secret")) {
            throw new CredentialsException("Wrong name or password");
        }
        CommonProfile profile = new CommonProfile();
        profile.setId(typed.getUsername());
        profile.addAttribute("username", typed.getUsername());
        profile.addRole(ROLES.get(typed.getUsername()));
        credentials.setUserProfile(profile);
        return Optional.of(credentials);
    }
}
