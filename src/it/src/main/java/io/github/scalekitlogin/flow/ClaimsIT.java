// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where claims come from, on the servers that have such a source. */
@OnEachServer
class ClaimsIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldAddClaimsOfTheDirectoryTheRolesAndTheSettings() {
        assertThat(claims("claims-ldap", "/login.html", "alice", "secret"))
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@example.com")
                .containsEntry("given_name", "Alice")
                .containsEntry("groups", List.of("staff", "garden"))
                .containsEntry("roles", List.of("customer", "order-clerk"))
                .containsEntry("name", "Ms alice")
                .containsEntry("organization_external_id", "fernhill")
                .containsEntry("custom_attributes", Map.of("department", "7", "plan", "gold"));
    }

    @Test
    void shouldAddClaimsOfATable() {
        assertThat(claims("claims-naming", "/login.html", "alice", "secret"))
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@example.com")
                .containsEntry("roles", List.of("customer", "clerk"));
    }

    @Test
    void shouldAddClaimsOfAToken() {
        Capability.JWT.require();
        Page question =
                arrive(browser.bearing(environment.provider().token("alice")), "/claims-jwt/scalekit/login", login);
        assertThat(question.find("strong").text()).isEqualTo("alice");
        assertThat(agreed(browser, question, login).text()).contains("Login complete");
        assertThat(submissionsOf(login).get(0).details())
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("given_name", "Given")
                .hasEntrySatisfying(
                        "groups",
                        groups -> assertThat(groups).asInstanceOf(LIST).containsOnly("customer", "clerk"))
                .containsEntry("roles", List.of("customer", "clerk"));
    }

    @Test
    void shouldAddTheAttributesOfARealm() {
        assertThat(claims("claims-elytron", "/form-login.html", "alice", "secret"))
                .containsEntry("sub", "alice")
                .containsEntry("email", "alice@example.com")
                .containsEntry("given_name", "Alice")
                .containsEntry("groups", List.of("staff", "garden"));
    }

    @Test
    void shouldAddClaimsOfAnOpenIdProvider() {
        assertThat(claims(
                        LoginStyle.ALL.stream()
                                .filter(style -> style.war().equals("security-openid"))
                                .findFirst()
                                .orElseThrow(),
                        "alice",
                        "none"))
                .containsEntry("sub", "alice")
                .containsEntry("preferred_username", "alice")
                .containsEntry("email", "alice@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("given_name", "Given");
    }

    private Map<String, Object> claims(String war, String loginPage, String name, String password) {
        return claims(new LoginStyle(war, war, "/scalekit/login", loginPage, new SignIn.Form()), name, password);
    }

    /** A source that a server has not got is none of its tests; {@code wars} in the server's file says which it has. */
    private Map<String, Object> claims(LoginStyle style, String name, String password) {
        Wars.capability(style.war()).require();
        Page shown = style.signIn().open(browser, login.appendTo(url(style.path(style.loginEndpoint()))));
        Page end = agreed(browser, style.signIn().tell(browser, shown, name, password), login);
        assertThat(end.text())
                .as("what is shown at the end, by %s", browser.hops())
                .contains("Login complete");
        assertThat(submissionsOf(login)).hasSize(1);
        return submissionsOf(login).get(0).details();
    }
}
