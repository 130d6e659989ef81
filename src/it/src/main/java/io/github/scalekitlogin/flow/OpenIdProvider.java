// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A real OpenID provider on a free port of 127.0.0.1 which accepts any name without a password. */
final class OpenIdProvider implements AutoCloseable {

    private static final String ISSUER = "shop";

    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true));

    private OpenIdProvider() {}

    static OpenIdProvider start() {
        OpenIdProvider provider = new OpenIdProvider();
        provider.server.start(InetAddress.getLoopbackAddress(), 0);
        return provider;
    }

    String issuer() {
        // By address: another process may listen on the same port of ::1.
        return server.issuerUrl(ISSUER).toString().replace("//localhost:", "//127.0.0.1:");
    }

    /** Returns a token of MicroProfile JWT for a user. */
    String token(String name) {
        return server.issueToken(
                        ISSUER,
                        "shop",
                        new DefaultOAuth2TokenCallback(
                                ISSUER,
                                "subject-of-" + name,
                                "JWT",
                                List.of("shop"),
                                Map.of(
                                        "iss",
                                        issuer(),
                                        "upn",
                                        name,
                                        "email",
                                        name + "@example.com",
                                        "email_verified",
                                        true,
                                        "given_name",
                                        "Given",
                                        "groups",
                                        List.of(LoginStyleScenario.rolesOf(name))),
                                600))
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** By the provider's own page, which has no password. */
    record Form() implements SignIn {

        @Override
        public Page tell(Browser tab, Page shown, String name, String password) {
            String groups = Stream.of(LoginStyleScenario.rolesOf(name))
                    .map(role -> '"' + role + '"')
                    .collect(Collectors.joining(",", "[", "]"));
            String claims = "{\"preferred_username\":\"" + name + "\",\"email\":\"" + name
                    + "@example.com\",\"email_verified\":true,\"given_name\":\"Given\",\"groups\":" + groups
                    + ",\"realm_access\":{\"roles\":" + groups + "}}";
            return tab.submit(shown, "[type=submit]", Map.of("username", name, "claims", claims));
        }

        @Override
        public boolean isAskedFor(Page page) {
            return page.has("[name=claims]");
        }

        @Override
        public boolean hasPassword() {
            return false;
        }
    }
}
