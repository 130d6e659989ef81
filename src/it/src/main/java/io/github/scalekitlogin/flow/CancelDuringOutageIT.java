// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cancel that could not reach Scalekit has sent nothing: the user's next step works as usual. */
@Tag("slow")
class CancelDuringOutageIT extends LoginFlow {

    private static final String CONTEXT = "/outage";

    /** The client remembers for a second that it got no access token; users need longer for their next step. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final LoginRequestTicket login = scalekit.newLoginRequest();
    private boolean down;

    @BeforeAll
    static void deploy() {
        TestEnvironment.shared().server().deploy(Wars.build("plain"), CONTEXT);
    }

    @AfterAll
    static void undeploy() {
        TestEnvironment.shared().server().undeploy(CONTEXT);
    }

    @AfterEach
    void restart() {
        if (down) {
            scalekit.restart();
        }
    }

    @Test
    void shouldCancelAfterTheOutage() {
        arrive(browser, CONTEXT + "/scalekit/login", login);
        stop();
        Page impossible = cancel();
        recover();
        Page end = cancel();
        assertThat(end.find("a").attr("href")).as(end.text()).contains("partner:callback?state=");
        assertCancelled();
        assertThat(impossible.status())
                .as("answer to a cancel that is not possible: %s", impossible.text())
                .isLessThan(500);
    }

    @Test
    void shouldCancelOnTheConfirmPageAfterTheOutage() {
        signIn(browser.open(url(CONTEXT + "/login.html")), "alice");
        Page question = arrive(browser, CONTEXT + "/scalekit/login", login);
        stop();
        browser.submit(question, "button[value=cancel]", Map.of());
        recover();
        Page again = browser.open(url(CONTEXT + "/scalekit/continue?login_request_id=" + login.loginRequestId()));
        Page end = browser.submit(again, "button[value=cancel]", Map.of());
        assertThat(end.url().toString())
                .as(end.text())
                .startsWith(scalekit.environmentUrl().toString());
        assertCancelled();
    }

    @Test
    void shouldHandOverAfterACancelThatWasNotSent() {
        Page loginPage = arrive(browser, CONTEXT + "/scalekit/login", login);
        stop();
        cancel();
        recover();
        assertHandedOver(signIn(loginPage, "alice"), login, "alice", "customer", "clerk");
    }

    @Test
    void shouldContinueOnTheConfirmPageAfterACancelThatWasNotSent() {
        signIn(browser.open(url(CONTEXT + "/login.html")), "alice");
        Page question = arrive(browser, CONTEXT + "/scalekit/login", login);
        stop();
        browser.submit(question, "button[value=cancel]", Map.of());
        recover();
        Page again = browser.open(url(CONTEXT + "/scalekit/continue?login_request_id=" + login.loginRequestId()));
        Page end = browser.submit(again, "button[value=continue]", Map.of());
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    private void assertCancelled() {
        assertThat(submissionsOf(login))
                .singleElement()
                .satisfies(submission -> assertThat(submission.loginFailed()).isTrue());
    }

    private void stop() {
        scalekit.stop();
        down = true;
    }

    private void recover() {
        scalekit.restart();
        down = false;
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private Page signIn(Page loginPage, String name) {
        return browser.submit(loginPage, "[value=REDIRECT]", typed(loginPage, name, "secret"));
    }

    /** As a form on the login page would; follows no redirect. */
    private Page cancel() {
        return browser.request(
                "POST",
                url(CONTEXT + "/scalekit/cancel?login_request_id=" + login.loginRequestId()),
                "Sec-Fetch-Site",
                "same-origin",
                "Sec-Fetch-Mode",
                "navigate",
                "Referer",
                login.appendTo(url(CONTEXT + "/login.html")).toString());
    }
}
