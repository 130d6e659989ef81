// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.plain.LoginServlet.Way;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An attacker brings a login request into a session of their own and plants that session in the victim's browser; the
 * victim signs in for another reason.
 */
@OnEachServer
class FixationIT extends LoginFlow {

    /** Some servers lock a user out after a few wrong passwords. */
    private static final String NOBODY = "nobody";

    private final LoginRequestTicket login = scalekit.newLoginRequest();
    private final Browser attacker = new Browser();

    /** How far the attacker takes the login request before. */
    enum Prepared {
        OPENED,
        TRIED,
        TRIED_TWICE
    }

    /** With the session of before the login, with a new one, and with a new identifier as servers give it. */
    @ParameterizedTest
    @CsvSource({
        "OPENED, REDIRECT, true",
        "OPENED, NEW_SESSION_BEFORE, true",
        "TRIED, REDIRECT, true",
        "TRIED, IN_PLACE, true",
        "TRIED, NEW_SESSION_BEFORE, true",
        "TRIED_TWICE, REDIRECT, true",
        "TRIED, REDIRECT, false",
        "TRIED, NEW_SESSION_BEFORE, false",
    })
    void shouldAskTheVictim(Prepared prepared, Way way, boolean beforeTheLoginPage) {
        Page opened = arrive(attacker, "/plain/scalekit/login", login);
        for (int i = 0; i < prepared.ordinal(); i++) {
            opened = signIn(attacker, opened, NOBODY, "wrong");
        }
        if (beforeTheLoginPage) {
            browser.plant(attacker, url("/plain/"));
        }
        Page loginPage = browser.open(url("/plain/login.html"));
        browser.plant(attacker, url("/plain/"));
        Page end = browser.submit(loginPage, "[value=" + way + "]", typed(loginPage, "alice", "secret"));
        assertThat(end.text()).contains("You are signed in as alice");
        assertNothingSubmitted(login);

        URI handOver = url("/plain/scalekit/continue?login_request_id=" + login.loginRequestId());
        assertThat(attacker.open(handOver).text()).doesNotContain("alice");
        assertNothingSubmitted(login);
    }

    /** The attacker has an account as well, and knows the token of its question. */
    @Test
    void shouldRejectTheAttackersAnswerForTheVictim() {
        signIn(attacker, attacker.open(url("/plain/login.html")), "bob", "secret");
        Page question = arrive(attacker, "/plain/scalekit/login", login);
        browser.plant(attacker, url("/plain/"));
        signIn(browser, browser.open(url("/plain/login.html")), "alice", "secret");
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertThat(submissionsOf(login))
                .noneMatch(submission -> "alice".equals(submission.details().get("sub")));
        assertThat(end.text()).doesNotContain("alice@example.com");
    }

    /** After a wrong password and a sign-in on another page the confirm page asks as well. */
    @Test
    void shouldConfirmAfterALaterSignIn() {
        signIn(browser, arrive(browser, "/plain/scalekit/login", login), NOBODY, "wrong");
        Browser later = browser.newTab();
        Page end = signIn(later, later.open(url("/plain/login.html")), "alice", "secret");
        assertThat(end.text()).contains("You are signed in as alice");
        assertNothingSubmitted(login);
    }
}
