// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.Submission;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** Steps of a login in a scripted browser, and assertions on its outcome. */
abstract class LoginFlow {

    static final String BUTTON = "form#login [type=submit]";

    final TestEnvironment environment;
    final ScalekitSimulator scalekit;
    final Browser browser = new Browser();

    LoginFlow() {
        this(TestEnvironment.shared());
    }

    LoginFlow(TestEnvironment environment) {
        this.environment = environment;
        this.scalekit = environment.scalekit();
    }

    @AfterEach
    void endFaults() {
        scalekit.clearFaults();
    }

    URI url(String path) {
        return environment.url(path);
    }

    /** Scalekit redirects the browser, which came from an AI client's page, to a page of the application. */
    Page arrive(Browser tab, String path, LoginRequestTicket login) {
        return tab.openFromElsewhere(login.appendTo(url(path)));
    }

    /** Fills in and submits the login form of a page. */
    Page signIn(Browser tab, Page loginPage, String name, String password) {
        return tab.submit(loginPage, BUTTON, typed(loginPage, name, password));
    }

    static Map<String, String> typed(Page loginPage, String name, String password) {
        return Map.of(
                loginPage.find("form#login [autocomplete=username]").id(), name,
                loginPage.find("form#login [type=password]").id(), password);
    }

    /** Signs in without any login request. */
    Page signInWithoutLoginRequest(Browser tab, String context) {
        Page home = signIn(tab, tab.open(url(context + "/login.xhtml")), "alice", "secret");
        assertThat(tab.open(url(context + "/home.xhtml")).find("#user").text()).isEqualTo("alice");
        return home;
    }

    /** Presses Continue on a confirm page, if there is one; nothing is submitted before. */
    Page agreed(Browser tab, Page page, LoginRequestTicket login) {
        if (!page.has("button[value=continue]")) {
            return page;
        }
        assertNothingSubmitted(login);
        return tab.submit(page, "button[value=continue]", Map.of());
    }

    void assertHandedOver(Page end, LoginRequestTicket login, String name, String... roles) {
        assertThat(end.url().toString())
                .as("where %s ended: %s\nby %s", login.loginRequestId(), end.text(), browser.hops())
                .startsWith(scalekit.environmentUrl().toString());
        assertThat(end.text()).contains("Login complete").contains(name + "@example.com");
        assertThat(end.url().getRawQuery()).isEqualTo("state=" + login.query().split("&state=")[1]);
        assertThat(scalekit.callbacks()).contains(login.loginRequestId());
        assertThat(submissionsOf(login)).hasSize(1);
        assertThat(submissionsOf(login).get(0).details())
                .containsEntry("sub", name)
                .containsEntry("preferred_username", name)
                .containsEntry("email", name + "@example.com")
                .containsEntry("roles", List.of(roles));
    }

    void assertNothingSubmitted(LoginRequestTicket login) {
        assertThat(submissionsOf(login)).isEmpty();
        assertThat(scalekit.callbacks()).doesNotContain(login.loginRequestId());
    }

    /** The page names an id that a log line names too. */
    void assertJoinedWithLog(Page page, String problem) {
        assertThat(logLine(page)).contains(problem);
    }

    /** Returns the line of the log that has the id the page names. */
    String logLine(Page page) {
        String id = page.find("small").text().replaceAll(".*: ", "");
        assertThat(id).matches("[0-9a-f]{10}");
        await(() -> environment.server().log().contains("[" + id + "]"));
        return environment
                .server()
                .log()
                .lines()
                .filter(logged -> logged.contains("[" + id + "]"))
                .findFirst()
                .orElseThrow();
    }

    /** Servers may do a thing a moment later. */
    static void await(BooleanSupplier done) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("came about within ten seconds").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    List<Submission> submissionsOf(LoginRequestTicket login) {
        return scalekit.submissions().stream()
                .filter(submission -> submission.loginRequestId().equals(login.loginRequestId()))
                .toList();
    }
}
