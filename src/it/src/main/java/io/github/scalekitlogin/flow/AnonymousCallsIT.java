// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Clients that are not signed in cancel login requests, their own and those of other users. Each test has an application of
 * its own, as an application limits such calls.
 */
@Tag("slow")
class AnonymousCallsIT extends LoginFlow {

    private static final List<String> APPLICATIONS =
            List.of("/anonymous-made-up", "/anonymous-victim", "/anonymous-limited");

    @BeforeAll
    static void deploy() {
        APPLICATIONS.forEach(context -> TestEnvironment.shared().server().deploy(Wars.build("plain"), context));
    }

    @AfterAll
    static void undeploy() {
        APPLICATIONS.forEach(context -> TestEnvironment.shared().server().undeploy(context));
    }

    @Test
    void shouldCallScalekitForFewMadeUpLoginRequests() {
        int before = scalekit.requests().size();
        for (int i = 0; i < 200; i++) {
            Page end = arriveAndCancel(
                    new Browser(), "/anonymous-made-up", new LoginRequestTicket("made_up_" + i, "state_" + i));
            assertThat(end.status())
                    .as("answer to cancel %s: %s", i, end.text())
                    .isLessThan(500);
        }
        assertThat(scalekit.requests().size() - before)
                .as("calls to Scalekit for 200 made-up login requests")
                .isLessThanOrEqualTo(10);
    }

    @Test
    void shouldNotEndALoginRequestByItsIdAlone() {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page loginPage = arrive(browser, "/anonymous-victim/scalekit/login", login);
        Page end = arriveAndCancel(
                new Browser(), "/anonymous-victim", new LoginRequestTicket(login.loginRequestId(), "another_state"));
        assertThat(end.status()).as(end.text()).isLessThan(500);
        assertThat(scalekit.requestsTo(Endpoint.USER))
                .as("calls for the victim's login request")
                .noneMatch(request -> request.uri().getPath().contains(login.loginRequestId()));
        assertHandedOver(submit(loginPage), login, "alice", "customer", "clerk");
    }

    @Test
    void shouldHandOverAfterManyRefusedCancels() {
        scalekit.inject(Endpoint.USER, Fault.status(429));
        for (int i = 0; i < 30; i++) {
            Page end = arriveAndCancel(
                    new Browser(), "/anonymous-limited", new LoginRequestTicket("limited_" + i, "state_" + i));
            assertThat(end.status())
                    .as("answer to cancel %s: %s", i, end.text())
                    .isLessThan(500);
        }
        scalekit.clearFaults();
        assertPersonIsHandedOver("/anonymous-limited");
    }

    /** The limit does not depend on the answers to the cancels. */
    @Test
    void shouldNotOpenTheCircuitBreakerByCancels() {
        scalekit.inject(Endpoint.USER, Fault.status(429));
        for (int i = 0; i < 30; i++) {
            arriveAndCancel(new Browser(), "/anonymous-limited", new LoginRequestTicket("again_" + i, "state_" + i));
        }
        scalekit.clearFaults();
        assertPersonIsHandedOver("/anonymous-limited");
    }

    private void assertPersonIsHandedOver(String context) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page loginPage = arrive(browser, context + "/scalekit/login", login);
        assertHandedOver(submit(loginPage), login, "alice", "customer", "clerk");
    }

    private Page submit(Page loginPage) {
        return browser.submit(loginPage, "[value=REDIRECT]", typed(loginPage, "alice", "secret"));
    }

    /** Brings a login request and cancels it as a form on the login page would; follows no redirect. */
    private Page arriveAndCancel(Browser attacker, String context, LoginRequestTicket login) {
        Page loginPage = arrive(attacker, context + "/scalekit/login", login);
        return attacker.request(
                "POST",
                url(context + "/scalekit/cancel?login_request_id=" + login.loginRequestId()),
                "Sec-Fetch-Site",
                "same-origin",
                "Sec-Fetch-Mode",
                "navigate",
                "Referer",
                loginPage.url().toString());
    }
}
