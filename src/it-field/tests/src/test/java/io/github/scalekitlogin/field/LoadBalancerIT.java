// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Two nodes behind a load balancer that takes nodes out whose responses fail. */
class LoadBalancerIT extends FieldFlow {

    private static final int HAND_OVERS = 50;
    private static final String BUTTON = "form button";

    /** The user has no e-mail address; Scalekit fails; Scalekit refuses the details. */
    private enum Failure {
        NO_EMAIL("no-email", null),
        SCALEKIT_FAILS("shop", Fault.status(503)),
        SCALEKIT_REFUSES("shop", Fault.status(400));

        private final Application application;
        private final Fault fault;

        Failure(String application, Fault fault) {
            this.application = Application.named(application);
            this.fault = fault;
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepEveryPageAvailable() {
        return Stream.of("nginx", "haproxy")
                .flatMap(balancer -> Stream.of(Failure.values())
                        .map(failure -> DynamicTest.dynamicTest(
                                balancer + ", " + failure, () -> assertAvailable(balancer, failure))));
    }

    /** The page that says so reaches the user. */
    @TestFactory
    Stream<DynamicTest> shouldTryAgain() {
        return Stream.of("nginx", "haproxy")
                .map(balancer -> DynamicTest.dynamicTest(balancer, () -> {
                    try (ReverseProxy proxy = start(balancer, Failure.SCALEKIT_FAILS.application)) {
                        scalekit.inject(Endpoint.USER, Failure.SCALEKIT_FAILS.fault);
                        LoginRequestTicket login = scalekit.newLoginRequest();
                        com.microsoft.playwright.Page tab = arrive(login.appendTo(proxy.url("/shop/scalekit/login")));
                        signIn(tab, "alice", "secret");
                        assertConnectedWhenTriedAgain(tab, login, "alice");
                    } finally {
                        scalekit.clearFaults();
                    }
                }));
    }

    private void assertAvailable(String balancer, Failure failure) {
        String context = failure.application.contextPath();
        try (ReverseProxy proxy = start(balancer, failure.application)) {
            if (failure.fault != null) {
                scalekit.inject(Endpoint.USER, failure.fault);
            }
            for (int i = 0; i < HAND_OVERS; i++) {
                Browser user = new Browser();
                Page loginPage = user.openFromElsewhere(
                        scalekit.newLoginRequest().appendTo(proxy.url(context + "/scalekit/login")));
                Page end = user.submit(loginPage, BUTTON, Map.of("user", "alice", "password", "secret"));
                assertThat(end.url().getPath())
                        .as("hand-over %s: %s", i, end.text())
                        .startsWith(context + "/scalekit/");
                Page ordinary = new Browser().open(proxy.url(context + "/login.jsp"));
                assertThat(ordinary.status())
                        .as("an ordinary page after hand-over %s: %s", i, ordinary.text())
                        .isEqualTo(200);
            }
        } finally {
            scalekit.clearFaults();
        }
    }

    private ReverseProxy start(String balancer, Application application) {
        server.url(application, "/");
        FieldServer.second().url(application, "/");
        Map<String, String> nodes = Map.of(
                "node1", Integer.toString(server.origin().getPort()),
                "node2", Integer.toString(FieldServer.second().origin().getPort()));
        return balancer.equals("nginx") ? ReverseProxy.nginx("nodes.conf", nodes) : ReverseProxy.haproxy(nodes);
    }
}
