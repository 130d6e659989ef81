// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.chromium.AttackersPage;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An attacker's page has a victim's browser follow the link of the attacker's own login request. In the background the browser
 * keeps cookies from other sites by itself; at another port of the application's own host it sends them along.
 */
class ChromiumLinkIT extends AttackScenario {

    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    ChromiumLinkIT() {
        browser.onRequestFinished(request -> answered.add(request.url()));
        browser.onRequestFailed(request -> answered.add(request.url()));
    }

    static Stream<Arguments> backgroundAttacks() {
        return attacks(false);
    }

    static Stream<Arguments> visibleAttacks() {
        return attacks(true);
    }

    private static Stream<Arguments> attacks(boolean visible) {
        return Stream.of(AttackersPage.values())
                .filter(attack -> attack.opensPage() == visible)
                .flatMap(attack -> Stream.of(HOSTS).filter(attack::isPossible).map(host -> Arguments.of(attack, host)));
    }

    /** Before the victim signs in, and after. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("backgroundAttacks")
    void shouldIgnoreALinkFollowedInTheBackground(AttackersPage attack, String host) {
        Page tab = openLoginPage();
        follow(attack, host, login);
        signIn(tab, "alice", "secret");
        assertThat(tab.locator("#user")).hasText("alice");
        assertNothingSubmitted(login);

        LoginRequestTicket another = scalekit.newLoginRequest();
        follow(attack, host, another);
        assertAtHome();
        assertNothingSubmitted(login, another);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("visibleAttacks")
    void shouldConfirmWhenTheUserIsSignedIn(AttackersPage attack, String host) {
        signInWithoutLoginRequest("/sample");
        follow(attack, host, login);
        assertAsked(shown("/sample/scalekit/continue"), "alice");
        assertNothingSubmitted(login);
        assertAtHome();
        assertNothingSubmitted(login);
    }

    /** The login page the link has opened is left alone. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("visibleAttacks")
    void shouldConfirmWhenTheUserSignsInInAnotherWindow(AttackersPage attack, String host) {
        Page tab = openLoginPage();
        follow(attack, host, login);
        assertHeading(shown("/sample/login.xhtml?"), "Sign in");
        signIn(tab, "alice", "secret");
        assertAsked(tab, "alice");
        assertNothingSubmitted(login);
        assertAtHome();
        assertNothingSubmitted(login);
    }

    private Page openLoginPage() {
        Page tab = browser.newPage();
        tab.navigate(environment.url("/sample/login.xhtml").toString());
        return tab;
    }

    /** Returns when the browser has its answer. */
    private void follow(AttackersPage attack, String host, LoginRequestTicket to) {
        if (!attack.opensPage()) {
            sendCookiesToOtherSites();
        }
        Page tab = openAttackersPage(host, attack.to(link(to)));
        tab.waitForCondition(() -> answered.contains(link(to).toString()));
    }

    /** Returns the window that shows a page of the application. */
    private Page shown(String path) {
        String address = environment.url(path).toString();
        browser.waitForCondition(() -> found(address).isPresent());
        return found(address).orElseThrow();
    }

    private Optional<Page> found(String address) {
        return browser.pages().stream()
                .filter(page -> page.url().startsWith(address))
                .findFirst();
    }
}
