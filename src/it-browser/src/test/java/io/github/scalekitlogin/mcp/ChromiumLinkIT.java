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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An attacker's page has a victim's browser follow the link of the attacker's own login request. In the background the browser
 * keeps cookies from other sites by itself; at another port of the application's own host it sends them along.
 */
class ChromiumLinkIT extends AttackScenario {

    private final Set<String> over = ConcurrentHashMap.newKeySet();

    ChromiumLinkIT() {
        browser.onRequestFinished(request -> over.add(request.url()));
        browser.onRequestFailed(request -> over.add(request.url()));
    }

    static Stream<Arguments> unseen() {
        return lures(false);
    }

    static Stream<Arguments> seen() {
        return lures(true);
    }

    private static Stream<Arguments> lures(boolean seen) {
        return Stream.of(AttackersPage.values())
                .filter(lure -> lure.isSeen() == seen)
                .flatMap(lure -> Stream.of(HOSTS).filter(lure::isPossible).map(host -> Arguments.of(lure, host)));
    }

    /** Before the victim signs in, and after. */
    @ParameterizedTest
    @MethodSource("unseen")
    void shouldNotTakeALinkFollowedUnseen(AttackersPage lure, String host) {
        Page tab = openLoginPage();
        follow(lure, host, login);
        signIn(tab, "alice", "secret");
        assertThat(tab.locator("#user")).hasText("alice");
        assertNothingSubmitted(login);

        LoginRequestTicket another = scalekit.newLoginRequest();
        follow(lure, host, another);
        assertAtHome();
        assertNothingSubmitted(login, another);
    }

    @ParameterizedTest
    @MethodSource("seen")
    void shouldAskWhoeverIsSignedIn(AttackersPage lure, String host) {
        signInAsAlways("/sample");
        follow(lure, host, login);
        assertAsked(shown("/sample/scalekit/continue"), "alice");
        assertNothingSubmitted(login);
        assertAtHome();
        assertNothingSubmitted(login);
    }

    /** The login page the link has opened is left alone. */
    @ParameterizedTest
    @MethodSource("seen")
    void shouldAskWhoeverSignsInElsewhere(AttackersPage lure, String host) {
        Page tab = openLoginPage();
        follow(lure, host, login);
        assertHeading(shown("/sample/login.xhtml?"), "Sign in");
        signIn(tab, "alice", "secret");
        assertAsked(tab, "alice");
        assertNothingSubmitted(login);
        assertAtHome();
        assertNothingSubmitted(login);
    }

    private Page openLoginPage() {
        Page tab = browser.newPage();
        tab.navigate(stage.url("/sample/login.xhtml").toString());
        return tab;
    }

    /** Returns when the browser has its answer. */
    private void follow(AttackersPage lure, String host, LoginRequestTicket to) {
        if (!lure.isSeen()) {
            sendCookiesToOtherSites();
        }
        Page tab = lure(host, lure.to(link(to)));
        tab.waitForCondition(() -> over.contains(link(to).toString()));
    }

    /** Returns the window that shows a page of the application. */
    private Page shown(String path) {
        String address = stage.url(path).toString();
        browser.waitForCondition(() -> found(address).isPresent());
        return found(address).orElseThrow();
    }

    private Optional<Page> found(String address) {
        return browser.pages().stream()
                .filter(page -> page.url().startsWith(address))
                .findFirst();
    }
}
