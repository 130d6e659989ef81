// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.HttpCredentials;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.scalekitlogin.chromium.Chromium;
import io.github.scalekitlogin.chromium.RedirectChain;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;

/**
 * Alice at a real browser that knows her BASIC password, an application, and an attacker who has started a login request. The
 * application has an address to which the browser sends Fetch Metadata and one to which it does not.
 */
abstract class VictimScenario extends AttackScenario {

    /** Whether the browser sends Fetch Metadata. */
    enum Metadata {
        WITH_FETCH_METADATA("127.0.0.1"),
        WITHOUT_FETCH_METADATA(Chromium.HOST_WITHOUT_FETCH_METADATA);

        private final String host;

        Metadata(String host) {
            this.host = host;
        }
    }

    private static final double PATIENCE_MILLIS = 10_000;

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final List<RedirectChain> chains = new ArrayList<>();
    private AttackedApplication application;
    private String root;

    VictimScenario() {
        super(new Browser.NewContextOptions()
                .setViewportSize(800, 600)
                .setHttpCredentials(new HttpCredentials("alice", "secret")));
        browser.onRequestFinished(request -> answered.add(request.url()));
        browser.onRequestFailed(request -> answered.add(request.url()));
        browser.setDefaultTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void closeChains() {
        chains.forEach(RedirectChain::close);
    }

    /** Chooses the application and the address at which the victim uses it. */
    void use(AttackedApplication chosen, String confirm, Metadata metadata) {
        application = chosen;
        String context = chosen.deployed(environment, confirm);
        root = environment.url(context).toString().replace("127.0.0.1", metadata.host);
        assertThat(browser.newPage()
                        .navigate(root + chosen.publicPage())
                        .request()
                        .allHeaders()
                        .containsKey("sec-fetch-site"))
                .as("the browser sends Fetch Metadata to %s", root)
                .isEqualTo(metadata == Metadata.WITH_FETCH_METADATA);
    }

    /** Returns the address of a page of the application. */
    URI page(String path) {
        return URI.create(root + path);
    }

    /** Returns the address of a page of the application, with the id of a login request and no state. */
    URI pageWithId(String path, LoginRequestTicket of) {
        return page(path + "?login_request_id=" + of.loginRequestId());
    }

    @Override
    URI link(LoginRequestTicket to) {
        return to.appendTo(page("/scalekit/login"));
    }

    /** Opens an address in a tab of its own. */
    Page open(URI url) {
        Page tab = browser.newPage();
        tab.navigate(url.toString());
        return Chromium.settled(tab);
    }

    /** The victim signs in without any login request. */
    Page signInAsUsual() {
        Page tab = open(page(application.signInPage()));
        if (!application.isBasic()) {
            signIn(tab);
        }
        tab.navigate(page(application.homePage()).toString());
        assertThat(tab.locator("#user").first().textContent()).isEqualTo("alice");
        return tab;
    }

    /** The victim fills in the login form that a tab shows. */
    void signIn(Page tab) {
        tab.getByLabel("User name").fill("alice");
        tab.getByLabel("Password").fill("secret");
        tab.locator("form#login [type=submit]").first().click();
        tab.locator("form#login").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The application's own script signs the victim in, without a page of its own. */
    void signInByFetch(Page tab, String redirect) {
        tab.evaluate("""
                async ([page, redirect]) => {
                    const html = await (await fetch(page)).text();
                    const form = new DOMParser().parseFromString(html, 'text/html').querySelector('form#login');
                    const fields = new URLSearchParams(new FormData(form));
                    fields.set(form.querySelector('[autocomplete=username]').name, 'alice');
                    fields.set(form.querySelector('[type=password]').name, 'secret');
                    const button = form.querySelector('[type=submit]');
                    fields.set(button.name, button.value);
                    const action = new URL(form.getAttribute('action'), page);
                    await fetch(action, {method: 'POST', body: fields, redirect});
                }
                """, List.of(page(application.signInPage()).toString(), redirect));
    }

    /**
     * An attacker's page opens a page of the application, and in another window a chain of redirects that ends at the login
     * endpoint. The browser refuses to follow the answer, so the confirm page is not shown.
     *
     * @return the window with the page
     */
    Page openWithoutConfirmPage(URI page) {
        RedirectChain chain = RedirectChain.to(link(login));
        chains.add(chain);
        openAttackersPage("localhost", "<script>open('%s'); open('%s')</script>".formatted(page, chain.url()));
        browser.waitForCondition(() -> answered.contains(link(login).toString()));
        return window(page);
    }

    /** Returns the window that shows an address. */
    private Page window(URI url) {
        browser.waitForCondition(
                () -> browser.pages().stream().anyMatch(page -> page.url().equals(url.toString())));
        return browser.pages().stream()
                .filter(page -> page.url().equals(url.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** The victim follows the application's own link to a page of the signed-in user. */
    void followLink(Page tab) {
        Locator link = tab.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(application.link()).setExact(true))
                .first();
        String before = tab.url();
        link.click();
        tab.waitForURL(url -> !url.equals(before));
    }

    /** Names the login request only, unlike the list of all that were submitted. */
    @Override
    void assertNothingSubmitted(LoginRequestTicket... logins) {
        for (LoginRequestTicket each : logins) {
            assertThat(scalekit.submissions().stream()
                            .filter(submission -> submission.loginRequestId().equals(each.loginRequestId())))
                    .as("what was submitted without the user's answer for %s", each.loginRequestId())
                    .isEmpty();
            assertThat(scalekit.callbacks()).doesNotContain(each.loginRequestId());
        }
    }

    /** The login request waits for an answer on the confirm page, and nothing else completes it. */
    void assertOnlyTheAnswerCompletesIt() {
        assertNothingSubmitted(login);
        Page question = open(pageWithId("/scalekit/continue", login));
        assertAsked(question, "alice");
        assertNothingSubmitted(login);
        answer(question);
        assertSubmitted(login);
    }

    /** The victim presses Continue. */
    void answer(Page question) {
        question.locator("button[value=continue]").click();
        question.waitForURL(url -> url.startsWith(scalekit.environmentUrl().toString()));
    }

    void assertSubmitted(LoginRequestTicket of) {
        assertThat(scalekit.submissions().stream()
                        .filter(submission -> submission.loginRequestId().equals(of.loginRequestId()))
                        .map(submission -> submission.details().get("sub")))
                .containsExactly("alice");
    }
}
