// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.Fault;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scalekit is unreachable, slow or refuses: the page tells the user what to do, and the application still works. */
@Requires(Capability.SAMPLE)
class ScalekitOutageIT extends LoginFlow {

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldSayThatAnExpiredLoginRequestIsStartedAgainFromTheClient() {
        Page loginPage = arrive(browser, "/sample/scalekit/login", login);
        scalekit.expire(login.loginRequestId());
        Page end = signIn(browser, loginPage, "alice", "secret");
        assertThat(end.status()).isEqualTo(410);
        assertThat(end.text()).contains("has expired").contains("start again from your AI client");
        assertThat(end.has("a.button")).isFalse();
        assertJoinedWithLog(end, login.loginRequestId());
        assertThat(browser.open(url("/sample/home.xhtml")).find("#user").text()).isEqualTo("alice");
    }

    @Test
    void shouldSaySoOfALoginRequestScalekitDoesNotKnow() {
        LoginRequestTicket unknown = new LoginRequestTicket("lri_00000000000000000", "any");
        Page end = signIn(browser, arrive(browser, "/sample/scalekit/login", unknown), "alice", "secret");
        assertThat(end.status()).isEqualTo(410);
        assertJoinedWithLog(end, "scalekit.connection-id");
    }

    @Test
    void shouldHandOverWithoutANewLoginOnceScalekitIsBack() {
        Page loginPage = arrive(browser, "/sample/scalekit/login", login);
        Page down;
        scalekit.stop();
        try {
            down = signIn(browser, loginPage, "alice", "secret");
            assertThat(down.status()).isEqualTo(424);
            assertThat(down.text()).contains("does not answer").contains("nothing is lost");
            assertJoinedWithLog(down, "UNREACHABLE");
            assertThat(browser.open(url("/sample/home.xhtml")).find("#user").text())
                    .isEqualTo("alice");
            assertThat(browser.click(down, "a.button").status()).isEqualTo(424);
        } finally {
            scalekit.restart();
        }
        assertHandedOver(browser.click(down, "a.button"), login, "alice", "customer", "clerk");
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMISSION_REJECTED, 424, REJECTED, false",
        "TOKEN_NOT_ACCEPTED, 424, UNAUTHORIZED, true",
        "UNAVAILABLE, 424, UNREACHABLE, true",
        "RATE_LIMITED, 424, UNREACHABLE, true",
        "GARBLED, 424, MISCONFIGURED, true",
        "CONNECTION_DROPPED, 424, UNREACHABLE, true",
    })
    void shouldSayWhetherTryingAgainHelps(Scenario scenario, int status, String problem, boolean again) {
        Page loginPage = arrive(browser, "/sample/scalekit/login", login);
        scalekit.scenario(scenario);
        Page end = signIn(browser, loginPage, "alice", "secret");
        assertThat(end.status()).isEqualTo(status);
        assertThat(end.has("a.button")).isEqualTo(again);
        assertJoinedWithLog(end, problem);
        assertThat(scalekit.callbacks()).doesNotContain(login.loginRequestId());
        scalekit.clearFaults();
        if (again) {
            assertHandedOver(browser.click(end, "a.button"), login, "alice", "customer", "clerk");
        }
    }

    /** The first attempt timed out and the retry was rejected: the first one may have been accepted. */
    @Test
    void shouldNotTreatARejectedRetryAsARejection() {
        Page loginPage = arrive(browser, "/sample/scalekit/login", login);
        scalekit.inject(Endpoint.USER, Fault.dropConnection().times(1));
        scalekit.inject(Endpoint.USER, Fault.status(400));
        Page first = signIn(browser, loginPage, "alice", "secret");
        assertThat(first.status()).isEqualTo(424);
        Page second = browser.click(first, "a.button");
        assertThat(second.status()).isEqualTo(424);
        assertJoinedWithLog(second, "UNCERTAIN");
        scalekit.clearFaults();
        assertThat(second.find("a.first").attr("href")).startsWith(scalekit.environmentUrl() + "/sso/");
        assertHandedOver(browser.click(second, "a.button:not(.first)"), login, "alice", "customer", "clerk");
    }

    /** A double click, or a reload while the first one waits: all end at the callback, one submission is made. */
    @Test
    void shouldSubmitOnceForManyClicks() throws Exception {
        Page loginPage = arrive(browser, "/sample/scalekit/login", login);
        scalekit.inject(Endpoint.USER, Fault.dropConnection().times(1));
        Page failed = signIn(browser, loginPage, "alice", "secret");
        scalekit.inject(Endpoint.USER, Fault.stall(Duration.ofSeconds(1)).times(1));
        int before = scalekit.requestsTo(Endpoint.USER).size();
        ExecutorService clicks = Executors.newFixedThreadPool(5);
        try {
            List<Future<Page>> ends = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Browser tab = browser.newTab();
                ends.add(clicks.submit(() -> tab.click(failed, "a.button")));
            }
            int complete = 0;
            for (Future<Page> end : ends) {
                assertThat(end.get().url().toString())
                        .startsWith(scalekit.environmentUrl().toString());
                complete += end.get().text().contains("Login complete") ? 1 : 0;
            }
            assertThat(complete).as("callbacks with a state that counts once").isEqualTo(1);
        } finally {
            clicks.shutdownNow();
        }
        assertThat(scalekit.requestsTo(Endpoint.USER)).hasSize(before + 1);
    }

    @Test
    void shouldFetchATokenAnewWhenItIsRefused() {
        scalekit.revokeTokens();
        int before = scalekit.requestsTo(Endpoint.TOKEN).size();
        Page end = signIn(browser, arrive(browser, "/sample/scalekit/login", login), "alice", "secret");
        assertHandedOver(end, login, "alice", "customer", "clerk");
        assertThat(scalekit.requestsTo(Endpoint.TOKEN).size() - before).isEqualTo(1);
    }

    @Test
    void shouldNotTouchOrdinaryLoginsWhileScalekitIsDown() {
        scalekit.stop();
        try {
            Page index = browser.open(url("/sample/index.xhtml"));
            assertThat(index.status()).isEqualTo(200);
            signInWithoutLoginRequest(browser, "/sample");
            Page home = browser.open(url("/sample/home.xhtml"));
            assertThat(home.headers().map().keySet()).doesNotContain("referrer-policy", "cross-origin-opener-policy");
            // Payara's own is SAMEORIGIN.
            assertThat(home.header("X-Frame-Options")).isNotEqualTo("DENY");
        } finally {
            scalekit.restart();
        }
    }

    @Test
    void shouldCreateNoSessionForAnonymousPages() {
        browser.open(url("/sample/error.html"));
        assertThat(browser.cookies()).isEmpty();
    }
}
