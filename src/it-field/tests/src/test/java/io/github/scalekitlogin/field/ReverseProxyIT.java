// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers see the application at another path than the server has it, or the proxy has pages of its own. */
class ReverseProxyIT extends FieldFlow {

    /** With the setting that names the path, and without. */
    @ParameterizedTest
    @ValueSource(strings = {"behind-proxy", "behind-proxy-unset"})
    void shouldConnectAtAnotherPath(String name) {
        atShop(name, endpoint -> {
            LoginRequestTicket login = scalekit.newLoginRequest();
            Page tab = arrive(login.appendTo(endpoint));
            signIn(tab, "alice", "secret");
            assertConnected(tab, login, "alice");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"behind-proxy", "behind-proxy-unset"})
    void shouldConfirmAtAnotherPath(String name) {
        atShop(name, endpoint -> {
            Page home = open(endpoint.resolve("../login.jsp"));
            signIn(home, "alice", "secret");
            awaitShown(home, "#user");
            LoginRequestTicket login = scalekit.newLoginRequest();
            Page tab = arrive(login.appendTo(endpoint));
            assertAsked(tab, "alice");
            assertConnected(tab, login, "alice");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"behind-proxy", "behind-proxy-unset"})
    void shouldTryAgainAtAnotherPath(String name) {
        atShop(name, endpoint -> {
            scalekit.inject(Endpoint.USER, Fault.status(503));
            LoginRequestTicket login = scalekit.newLoginRequest();
            Page tab = arrive(login.appendTo(endpoint));
            signIn(tab, "alice", "secret");
            assertConnectedWhenTriedAgain(tab, login, "alice");
        });
    }

    /** The page with "Try again" is no page that a proxy replaces. */
    @Test
    void shouldTryAgainWhenTheProxyReplacesErrorPages() {
        Application application = Application.named("shop");
        loginEndpoint(application);
        try (ReverseProxy proxy = ReverseProxy.nginx("error-pages.conf", Map.of("node1", port()))) {
            scalekit.inject(Endpoint.USER, Fault.status(503));
            LoginRequestTicket login = scalekit.newLoginRequest();
            Page tab = arrive(login.appendTo(proxy.url("/shop/scalekit/login")));
            signIn(tab, "alice", "secret");
            assertConnectedWhenTriedAgain(tab, login, "alice");
        }
    }

    private void atShop(String name, Consumer<URI> steps) {
        loginEndpoint(Application.named(name));
        try (ReverseProxy proxy = ReverseProxy.nginx("other-path.conf", Map.of("node1", port(), "application", name))) {
            steps.accept(proxy.url("/shop/scalekit/login"));
        }
    }

    private String port() {
        return Integer.toString(server.origin().getPort());
    }
}
