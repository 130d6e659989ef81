// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The application's claims provider runs only after the user's sign-in or answer, and what it says is sent only for the
 * account that is still signed in afterwards.
 */
class ClaimsAfterAnswerIT extends LoginFlow {

    private static final String SESSION_USER = "/attacked-claims";
    private static final String CONTAINER_USER = "/attacked-claims-login";

    private final LoginRequestTicket login = scalekit.newLoginRequest();

    @BeforeAll
    static void deploy() {
        List.of(SESSION_USER, CONTAINER_USER)
                .forEach(
                        context -> TestEnvironment.shared().server().deploy(Wars.build(context.substring(1)), context));
    }

    @AfterAll
    static void undeploy() {
        List.of(SESSION_USER, CONTAINER_USER)
                .forEach(context -> TestEnvironment.shared().server().undeploy(context));
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSION_USER, CONTAINER_USER})
    void shouldRunTheProviderAfterTheAnswerOnly(String context) {
        signIn(context, browser.open(url(context + "/login.html")));
        int before = calls(context, "");
        Page question = arrive(browser, context + "/scalekit/login", login);
        assertThat(question.find("strong").text()).isEqualTo("alice");
        assertThat(calls(context, "") - before)
                .as("calls of the provider before the answer")
                .isZero();
        Page end = browser.submit(question, "button[value=continue]", Map.of());
        assertThat(end.url().toString())
                .as(end.text())
                .startsWith(scalekit.environmentUrl().toString());
        assertThat(calls(context, "") - before)
                .as("calls of the provider after the answer")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSION_USER, CONTAINER_USER})
    void shouldSubmitNothingWhenTheUserChangesAfterTheSignIn(String context) {
        Page loginPage = arrive(browser, context + "/scalekit/login", login);
        calls(context, "?switch=true");
        assertAskedForBob(context, signIn(context, loginPage));
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSION_USER, CONTAINER_USER})
    void shouldSubmitNothingWhenTheUserChangesAfterTheAnswer(String context) {
        signIn(context, browser.open(url(context + "/login.html")));
        Page question = arrive(browser, context + "/scalekit/login", login);
        calls(context, "?switch=true");
        assertAskedForBob(context, browser.submit(question, "button[value=continue]", Map.of()));
    }

    /** Some containers end the session at a logout; where the user is held by the session, the question is for the new one. */
    private void assertAskedForBob(String context, Page end) {
        assertNothingSubmitted(login);
        if (context.equals(SESSION_USER)) {
            assertThat(end.text()).contains("You are signed in as bob");
            Page handedOver = browser.submit(end, "button[value=continue]", Map.of());
            assertThat(handedOver.url().toString())
                    .startsWith(scalekit.environmentUrl().toString());
            assertThat(submissionsOf(login))
                    .singleElement()
                    .satisfies(submission -> assertThat(submission.details()).containsEntry("sub", "bob"));
        }
    }

    private Page signIn(String context, Page loginPage) {
        String button = context.equals(SESSION_USER) ? BUTTON : "[value=REDIRECT]";
        return browser.submit(loginPage, button, typed(loginPage, "alice", "secret"));
    }

    /** Another browser looks at the provider. */
    private int calls(String context, String query) {
        Page shown = new Browser().open(url(context + "/observed-claims" + query));
        return Integer.parseInt(shown.find("#calls").text());
    }
}
