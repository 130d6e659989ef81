// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An attacker's page submits forms in the victim's browser, which sends its cookies along: not every browser keeps them from
 * other sites' forms, and an application may allow it. None of them stands for what the victim does.
 */
class ForeignPostIT extends LoginFlow {

    /** Some servers lock a user out after a few wrong passwords. */
    private static final String NOBODY = "nobody";

    private static final String CONTINUE = "button[value=continue]";

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @Test
    void shouldNotTreatOneAsASignInAttempt() {
        arrive(browser, "/plain/scalekit/login", login);
        browser.submitFromElsewhere(
                url("/plain/login?login_request_id=" + login.loginRequestId()),
                Map.of("name", NOBODY, "password", "wrong", "way", "REDIRECT"));
        assertAsked(signIn(browser, browser.open(url("/plain/login.html")), "alice", "secret"));
        assertNothingSubmitted(login);
    }

    /** The attacker knows the victim's name; of two links one is not asked about yet. */
    @ParameterizedTest
    @ValueSource(strings = {"/plain/index", "/plain/login", "/plain/j_security_check"})
    void shouldNotTreatOneAsASignIn(String path) {
        LoginRequestTicket other = scalekit.newLoginRequest();
        arrive(browser, "/plain/scalekit/login", login);
        arrive(browser.newTab(), "/plain/scalekit/login", other);
        assertAsked(signIn(browser, browser.open(url("/plain/login.html")), "alice", "secret"));
        for (LoginRequestTicket each : new LoginRequestTicket[] {login, other}) {
            browser.newTab()
                    .submitFromElsewhere(
                            url(path + "?login_request_id=" + each.loginRequestId()),
                            Map.of("name", NOBODY, "password", "wrong", "way", "IN_PLACE", "other", "alice"));
            assertNothingSubmitted(each);
        }
    }

    /** A frame may show any page of the application's; what is clicked there without being seen is no sign-in. */
    @Test
    void shouldNotTreatAFormOfAnotherPageAsASignIn() {
        LoginRequestTicket other = scalekit.newLoginRequest();
        arrive(browser, "/plain/scalekit/login", login);
        arrive(browser.newTab(), "/plain/scalekit/login", other);
        assertAsked(signIn(browser, browser.open(url("/plain/login.html")), "alice", "secret"));
        for (LoginRequestTicket each : new LoginRequestTicket[] {login, other}) {
            String id = "login_request_id=" + each.loginRequestId();
            browser.request(
                    "POST",
                    url("/plain/login?way=IN_PLACE&name=alice&password=wrong"),
                    "Faces-Request",
                    "partial/ajax",
                    "Sec-Fetch-Site",
                    "same-origin",
                    "Referer",
                    url("/plain/profile?" + id).toString());
            browser.newTab().open(url("/plain/scalekit/continue?" + id));
            assertNothingSubmitted(each);
        }
    }

    /** The victim looks at the question; the attacker has the same one, for an account of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"no token", "a guess", "the attacker's", "the victim's"})
    void shouldNotTreatOneAsAnAnswer(String token) {
        Browser attacker = new Browser();
        Map<String, String> tokens = Map.of(
                "a guess", "AAAAAAAAAAAAAAAAAAAAAAAA",
                "the attacker's", token(questionFor(attacker, "bob")),
                "the victim's", token(questionFor(browser, "alice")));
        Map<String, String> answer = new HashMap<>(Map.of("login_request_id", login.loginRequestId()));
        if (tokens.containsKey(token)) {
            answer.put("token", tokens.get(token));
        }
        URI confirm = url("/plain/scalekit/confirm");
        for (String button : new String[] {"continue", "switch", "cancel"}) {
            answer.put("answer", button);
            assertThat(browser.submitFromElsewhere(confirm, answer).status()).isEqualTo(403);
        }
        assertNothingSubmitted(login);
        Page end = browser.submit(browser.open(login.appendTo(url("/plain/scalekit/login"))), CONTINUE, Map.of());
        assertHandedOver(end, login, "alice", "customer", "clerk");
    }

    private Page questionFor(Browser tab, String name) {
        signIn(tab, tab.open(url("/plain/login.html")), name, "secret");
        Page question = arrive(tab, "/plain/scalekit/login", login);
        assertThat(question.find("strong").text()).isEqualTo(name);
        return question;
    }

    private static String token(Page question) {
        return question.find("[name=token]").val();
    }

    private static void assertAsked(Page page) {
        assertThat(page.text()).contains("You are signed in as alice");
    }
}
