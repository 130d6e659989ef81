// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application or its proxy allows forms only to its own origin, which browsers check at each redirect after a POST. */
class ContentSecurityPolicyIT extends FieldFlow {

    @ParameterizedTest
    @ValueSource(strings = {"csp", "form-csp"})
    void shouldConnectWhenTheApplicationRestrictsForms(String name) {
        assertConnectsAfterLogin(Application.named(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csp", "form-csp"})
    void shouldConfirmWhenTheApplicationRestrictsForms(String name) {
        Application application = Application.named(name);
        signInAsUsual(application, "alice");
        assertConnectsAfterQuestion(application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "form"})
    void shouldConnectAndConfirmWhenTheProxyRestrictsForms(String name) {
        Application application = Application.named(name);
        loginEndpoint(application);
        try (ReverseProxy proxy = ReverseProxy.nginx(
                "policy.conf", Map.of("node1", Integer.toString(server.origin().getPort())))) {
            URI endpoint = proxy.url(application.contextPath() + "/scalekit/login");
            LoginRequestTicket login = scalekit.newLoginRequest();
            Page tab = arrive(login.appendTo(endpoint));
            signIn(tab, "alice", "secret");
            assertConnected(tab, login, "alice");
            LoginRequestTicket next = scalekit.newLoginRequest();
            Page second = arrive(next.appendTo(endpoint));
            assertAsked(second, "alice");
            assertConnected(second, next, "alice");
        }
    }
}
