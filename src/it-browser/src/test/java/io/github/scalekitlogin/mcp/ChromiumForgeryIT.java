// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.scalekitlogin.chromium.Chromium;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An attacker's page submits forms by itself, with the victim's cookies. */
class ChromiumForgeryIT extends AttackScenario {

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({
        "localhost, no token",
        "localhost, a guess",
        "localhost, the attacker's",
        "localhost, the victim's",
        "127.0.0.1, no token",
        "127.0.0.1, the attacker's",
        "127.0.0.1, the victim's",
    })
    void shouldRejectAnswersFromAnotherOrigin(String host, String token) {
        signInWithoutLoginRequest("/sample");
        Page question = browser.newPage();
        question.navigate(link(login).toString());
        assertAsked(question, "alice");
        sendCookiesToOtherSites();
        String value = switch (token) {
            case "no token" -> "";
            case "a guess" -> "AAAAAAAAAAAAAAAAAAAAAAAA";
            case "the attacker's" -> attackersToken();
            default -> question.locator("[name=token]").getAttribute("value");
        };
        for (String answer : new String[] {"continue", "switch", "cancel"}) {
            Page tab = submit(
                    host,
                    environment.url("/sample/scalekit/confirm"),
                    Map.of("login_request_id", login.loginRequestId(), "token", value, "answer", answer));
            assertHeading(tab, "This answer did not come from our page");
        }
        assertNothingSubmitted(login);
        question.reload();
        press(question, "Continue as alice");
        assertConsentOf("alice", question);
    }

    /** Neither a wrong password nor the victim's name, sent by the attacker, is a step of the victim's. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void shouldIgnoreLoginFormsFromAnotherOrigin(String host) {
        LoginRequestTicket other = scalekit.newLoginRequest();
        browser.newPage().navigate(link(login).toString());
        browser.newPage().navigate(link(other).toString());
        sendCookiesToOtherSites();
        for (LoginRequestTicket each : new LoginRequestTicket[] {login, other}) {
            submit(
                    host,
                    environment.url("/sample/index.xhtml?login_request_id=" + each.loginRequestId()),
                    Map.of("x", "y"));
        }
        Page tab = browser.newPage();
        tab.navigate(environment.url("/sample/login.xhtml").toString());
        signIn(tab, "alice", "secret");
        assertAsked(tab, "alice");
        sendCookiesToOtherSites();
        for (LoginRequestTicket each : new LoginRequestTicket[] {login, other}) {
            submit(
                    host,
                    environment.url("/sample/index.xhtml?login_request_id=" + each.loginRequestId()),
                    Map.of("name", "alice"));
        }
        assertNothingSubmitted(login, other);
    }

    @Test
    void shouldSubmitOnceAfterADoubleClick() {
        signInWithoutLoginRequest("/sample");
        Page question = browser.newPage();
        question.navigate(link(login).toString());
        button(question, "Continue as alice").dblclick();
        assertConsentOf("alice", question);
    }

    private String attackersToken() {
        try (BrowserContext attacker = Chromium.shared().newContext()) {
            Page tab = attacker.newPage();
            tab.navigate(environment.url("/sample/login.xhtml").toString());
            signIn(tab, "bob", "secret");
            tab.navigate(link(login).toString());
            return tab.locator("[name=token]").getAttribute("value");
        }
    }

    private Page submit(String host, URI action, Map<String, String> fields) {
        StringBuilder form = new StringBuilder("<form method='post' action='" + action + "'>");
        fields.forEach(
                (name, value) -> form.append("<input type='hidden' name='%s' value='%s'>".formatted(name, value)));
        Page tab = openAttackersPage(
                host, form + "</form><script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>");
        tab.waitForURL(url -> url.startsWith(environment.url("/sample/").toString()));
        return tab;
    }

    private void assertConsentOf(String account, Page tab) {
        tab.waitForURL(url -> url.startsWith(scalekit.environmentUrl().toString()));
        assertThat(scalekit.submissions().stream()
                        .filter(submission -> submission.loginRequestId().equals(login.loginRequestId())))
                .singleElement()
                .satisfies(submission -> assertThat(submission.details()).containsEntry("sub", account));
    }
}
